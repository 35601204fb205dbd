package dev.hotplug.ocpp.dispatch;

import dev.hotplug.fuzz.FuzzedStation;
import dev.hotplug.fuzz.Target;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.profile.core.ChangeAvailabilityHandler;
import dev.hotplug.profile.core.ChangeConfigurationHandler;
import dev.hotplug.profile.core.ClearCacheHandler;
import dev.hotplug.profile.core.DataTransferHandler;
import dev.hotplug.profile.core.GetConfigurationHandler;
import dev.hotplug.profile.core.RemoteStartTransactionHandler;
import dev.hotplug.profile.core.RemoteStopTransactionHandler;
import dev.hotplug.profile.core.ResetHandler;
import dev.hotplug.profile.core.UnlockConnectorHandler;
import dev.hotplug.profile.local.auth.list.GetLocalListVersionHandler;
import dev.hotplug.profile.local.auth.list.LocalListKeys;
import dev.hotplug.profile.local.auth.list.SendLocalListHandler;
import dev.hotplug.profile.reservation.CancelReservationHandler;
import dev.hotplug.profile.reservation.ReserveNowHandler;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.testkit.MemoryHandOver;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.RecordedEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The whole way of a frame: dispatcher, Core, Local Auth List and Reservation profiles, station and keys. An input is a story of up to 12
 * lines: a frame, or {@code plug}, {@code unplug}, {@code tap}, {@code wait}. What has to hold of each frame is in
 * {@link FrameOracle}; here is looked whether a refused one left a trace.
 */
public final class StationTarget implements Target {

    private static final int MAX_LINES = 12;
    private static final Bounds BOUNDS = new Bounds(
            Duration.ofSeconds(10), 64, 1_048_576, Duration.ofSeconds(30), 100, 1_000, FrameSize.USUAL);

    @Override
    public void feed(byte[] input) {
        Rig rig = new Rig();
        new String(input, StandardCharsets.UTF_8).lines().limit(MAX_LINES).forEach(rig::line);
    }

    /** One charge point, connected and accepted. */
    private static final class Rig implements FrameLink {
        private final MemoryStore store = new MemoryStore();
        private final FuzzedStation fuzzed = new FuzzedStation(store, 1);
        private final Dispatcher dispatcher;
        private final Set<String> served = new TreeSet<>();
        private final List<String> sent = new ArrayList<>();

        Rig() {
            dispatcher = new Dispatcher(
                    fuzzed.loop, fuzzed.time, fuzzed.settings, new MemoryHandOver(), new RecordedEvents(), false, BOUNDS);
            handlers().forEach(this::bind);
            fuzzed.owner(new LocalListKeys());
            fuzzed.owner(() -> Dispatcher.SETTINGS);
            fuzzed.owner(() -> List.of(Setting.text("AuthorizationKey", "", 40, "").writeOnly()));
            dispatcher.sink().onOpen(this);
            fuzzed.begin();
            fuzzed.loop.run(() -> dispatcher.registration().set(Registration.State.Accepted, Optional.empty()));
        }

        private List<ActionHandler<?, ?>> handlers() {
            var registration = dispatcher.registration();
            var station = fuzzed.station;
            return List.of(
                    new ChangeAvailabilityHandler(station),
                    new ChangeConfigurationHandler(fuzzed.settings),
                    new ClearCacheHandler(station),
                    new DataTransferHandler(station),
                    new GetConfigurationHandler(fuzzed.settings),
                    new RemoteStartTransactionHandler(registration, station, fuzzed.settings, fuzzed.loop, dispatcher.catalogue()),
                    new RemoteStopTransactionHandler(registration, station),
                    new ResetHandler(fuzzed.loop, station, fuzzed.settings),
                    new UnlockConnectorHandler(station),
                    new ReserveNowHandler(station, fuzzed.settings),
                    new CancelReservationHandler(station),
                    new GetLocalListVersionHandler(store, fuzzed.settings),
                    new SendLocalListHandler(fuzzed.loop, store, fuzzed.settings));
        }

        private void bind(ActionHandler<?, ?> handler) {
            dispatcher.bind(handler);
            served.add(handler.operation().action());
            if (handler instanceof SettingsOwner owner) {
                fuzzed.owner(owner);
            }
        }

        void line(String line) {
            switch (line) {
                case "plug" -> fuzzed.plug(true);
                case "unplug" -> fuzzed.plug(false);
                case "tap" -> fuzzed.tap("ANNA");
                case "wait" -> fuzzed.advance(60);
                default -> frame(line);
            }
            sent.clear();
        }

        private void frame(String frame) {
            State before = State.of(fuzzed, store);
            sent.clear();
            dispatcher.sink().onText(frame);
            fuzzed.loop.run();
            State after = State.of(fuzzed, store);
            fuzzed.settle().loop.advance(BOUNDS.answerTime());
            FrameOracle.check(frame, served, List.copyOf(sent));
            if (FrameOracle.refused(sent)) {
                before.same(after, frame, sent);
            }
        }

        @Override
        public boolean send(String frame) {
            return sent.add(frame);
        }

        @Override
        public void reconnect(String why) {
            throw new AssertionError("a reconnect was asked for: " + why);
        }

        @Override
        public LinkStatus status() {
            return new LinkStatus(LinkStatus.Step.OPEN, Optional.of("ws://central.example/CP1"), 1, Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** What a refused message must leave as it was. */
    private record State(Object snapshot, Object settings, int commits, int restarts) {

        static State of(FuzzedStation fuzzed, MemoryStore store) {
            return new State(fuzzed.station.snapshot(), fuzzed.settings.all(), store.commits(), fuzzed.restarts.size());
        }

        void same(State after, String frame, List<String> sent) {
            if (!equals(after)) {
                throw new AssertionError(frame + " was refused with " + sent + " but changed " + this + " into " + after);
            }
        }
    }
}
