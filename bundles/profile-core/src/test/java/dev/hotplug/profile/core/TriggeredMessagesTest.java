package dev.hotplug.profile.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.Location;
import dev.hotplug.model.Measurand;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.SampledValue;
import dev.hotplug.model.UnitOfMeasure;
import dev.hotplug.ocpp.Csms.Permit;
import dev.hotplug.ocpp.Registration.State;
import dev.hotplug.ocpp.TriggerableMessage;
import dev.hotplug.ocpp16.core.BootNotification;
import dev.hotplug.ocpp16.core.BootNotification.RegistrationStatus;
import dev.hotplug.ocpp16.core.Heartbeat;
import dev.hotplug.ocpp16.core.MeterValues;
import dev.hotplug.ocpp16.core.StatusNotification;
import dev.hotplug.settings.Installation;
import dev.hotplug.station.StatusReport;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryHandOver;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.Shows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The messages of the Core profile that TriggerMessage asks for. */
class TriggeredMessagesTest {

    private static final Instant CENTRAL_TIME = Instant.parse("2026-05-05T05:05:05Z");
    private static final ConnectorId TWO = new ConnectorId(2);

    private final ManualTime time = new ManualTime();
    private final ManualLoop loop = new ManualLoop(time);
    private final FakeCentralSystem central = new FakeCentralSystem(loop);
    private final FakeStation station = new FakeStation(time);
    private final MemoryHandOver handOver = new MemoryHandOver();
    private final MemorySettings settings = new MemorySettings();
    private final HeartbeatSender heartbeat = new HeartbeatSender(loop, time, central, central, settings, handOver);
    private final StatusNotifier notifier =
            new StatusNotifier(loop, time, central, central, station, settings, handOver);
    private final TriggeredMeterValues values = new TriggeredMeterValues(time, central, central, station);
    private final BootNotificationSender boot = boot();

    TriggeredMessagesTest() {
        station.become(TWO, ChargePointStatus.Available);
        settings.add(heartbeat);
        settings.add(notifier);
    }

    private BootNotificationSender boot() {
        Installation installation = new Installation() {
            @Override
            public String partNumber() {
                return "CPB1-S-2-4-8";
            }

            @Override
            public Optional<String> serialNumber() {
                return Optional.empty();
            }

            @Override
            public String firmwareVersion() {
                return "0.1.0";
            }
        };
        return new BootNotificationSender(
                loop, time, central, central, station, installation, settings, handOver, 60, () -> 0.5);
    }

    /** The socket is open and the registration is that; nothing was sent. */
    private void registered(State state) {
        central.connect();
        loop.run(() -> central.set(state, Optional.empty()));
        central.sent.clear();
    }

    private boolean trigger(TriggerableMessage message, ConnectorId... connector) {
        Optional<ConnectorId> asked = connector.length == 0 ? Optional.empty() : Optional.of(connector[0]);
        Optional<Runnable> send = message.prepare(asked);
        assertEquals(List.of(), central.sent, "nothing is sent before the request is answered");
        send.ifPresent(loop::run);
        return send.isPresent();
    }

    private List<String> told() {
        return central.requests(StatusNotification.Req.class).stream()
                .map(r -> r.connectorId() + " " + r.status())
                .toList();
    }

    private void answerAll() {
        while (central.waiting() > 0) {
            central.answer(new StatusNotification.Conf());
        }
    }

    private static BootNotification.Conf conf(RegistrationStatus status) {
        return new BootNotification.Conf(status, CENTRAL_TIME, 600);
    }

    @Test
    @Shows("S72")
    void s72_theManifestDeclaresExactlyWhatCanBeAskedFor() {
        TreeSet<String> declared = new TreeSet<>(Arrays.asList(CoreActions.TRIGGERABLE.split(",")));
        TreeSet<String> sent = new TreeSet<>(
                List.of(heartbeat.message(), notifier.message(), values.message(), boot.message()));
        assertEquals(sent, declared);
    }

    @Test
    @Shows({"S24", "TC_054"})
    void s24_bootNotificationIsRejectedOnceAccepted() {
        registered(State.Accepted);
        assertEquals(false, trigger(boot));
        assertEquals(List.of(), central.actions());
    }

    @Test
    @Shows("S24")
    void s24_whilePendingItIsSentAtOnceAndTheIntervalIsNotAwaited() {
        central.bind(boot);
        central.connect();
        central.answer(conf(RegistrationStatus.Pending));
        central.sent.clear();
        assertEquals(true, trigger(boot, new ConnectorId(77)));
        assertEquals(List.of("BootNotification"), central.actions());
        central.answer(conf(RegistrationStatus.Pending));
        loop.advance(Duration.ofSeconds(599));
        assertEquals(1, central.sent.size());
        loop.advance(Duration.ofSeconds(1));
        assertEquals(2, central.sent.size());
    }

    @Test
    @Shows("S24")
    void s24_oneThatIsUnderWayIsFollowedByTheOneThatWasAskedFor() {
        central.bind(boot);
        central.connect();
        central.sent.clear();
        assertEquals(true, trigger(boot));
        assertEquals(0, central.sent.size());
        central.answer(conf(RegistrationStatus.Pending));
        assertEquals(1, central.sent.size());
        central.answer(conf(RegistrationStatus.Pending));
        loop.advance(Duration.ofSeconds(599));
        assertEquals(1, central.sent.size());
    }

    @Test
    @Shows("S24")
    void s24_butNotWhenTheOneUnderWayIsAccepted() {
        central.bind(boot);
        central.connect();
        central.sent.clear();
        trigger(boot);
        central.answer(conf(RegistrationStatus.Accepted));
        loop.advance(Duration.ofHours(1));
        assertEquals(0, central.requests(BootNotification.Req.class).size());
    }

    @Test
    @Shows("S72")
    void s72_withoutADriverThereIsNothingToSayInABootNotification() {
        station.identity = Optional.empty();
        registered(State.Pending);
        assertEquals(false, trigger(boot));
    }

    @Test
    @Shows({"S19", "S72"})
    void s72_aHeartbeatIsSentAtOnceAndSetsTheClock() {
        registered(State.Pending);
        assertEquals(true, trigger(heartbeat, new ConnectorId(77)));
        assertEquals(Permit.TRIGGERED, central.last().permit());
        central.answer(new Heartbeat.Conf(CENTRAL_TIME));
        assertEquals(CENTRAL_TIME, time.now());
    }

    @Test
    @Shows("S72")
    void s72_aHeartbeatThatWasAskedForMovesNoneOfTheOthers() {
        central.bind(heartbeat);
        registered(State.Accepted);
        loop.advance(Duration.ofSeconds(200));
        trigger(heartbeat);
        central.answer(new Heartbeat.Conf(CENTRAL_TIME));
        loop.advance(Duration.ofSeconds(100));
        assertEquals(2, central.sent.size());
    }

    @Test
    @Shows("S72")
    void s72_beforeTheCentralSystemHasAnsweredTheBootNothingCanBeSent() {
        station.values(FakeStation.ONE, energy());
        central.connect();
        assertEquals(false, trigger(heartbeat));
        assertEquals(false, trigger(notifier));
        assertEquals(false, trigger(values));
    }

    @Test
    @Shows({"S72", "TC_054"})
    void s72_theStatusIsSentThoughItIsNoNewsWithTheTimeOfItsChange() {
        Instant change = time.now();
        registered(State.Accepted);
        time.forward(Duration.ofHours(1));
        assertEquals(true, trigger(notifier, FakeStation.ONE));
        StatusNotification.Req request = (StatusNotification.Req) central.last().request();
        assertEquals(1, request.connectorId());
        assertEquals(Optional.of(change), request.timestamp());
    }

    @Test
    @Shows("S72")
    void s72_withoutAConnectorTheStatusOfAllOfThemWith0First() {
        registered(State.Accepted);
        assertEquals(true, trigger(notifier));
        answerAll();
        assertEquals(List.of("0 Available", "1 Available", "2 Available"), told());
        central.sent.clear();
        assertEquals(true, trigger(notifier, ConnectorId.CHARGE_POINT));
        answerAll();
        assertEquals(List.of("0 Available"), told());
    }

    @Test
    @Shows("S72")
    void s72_aConnectorThatDoesNotExistIsRejected() {
        registered(State.Accepted);
        assertEquals(false, trigger(notifier, new ConnectorId(3)));
        assertEquals(false, trigger(values, new ConnectorId(3)));
    }

    @Test
    @Shows({"S19", "S72"})
    void s19_whilePendingTheStatusIsSentAndToldAgainOnceAccepted() {
        central.bind(notifier);
        registered(State.Pending);
        assertEquals(true, trigger(notifier, TWO));
        assertEquals(List.of("2 Available"), told());
        central.accept();
        answerAll();
        assertEquals(List.of("2 Available", "0 Available", "1 Available", "2 Available"), told());
    }

    @Test
    @Shows({"S41", "S72"})
    void s41_aShortStatusThatWasAskedForIsTakenBackWhenItEnds() {
        settings.change("MinimumStatusDuration", "10");
        central.bind(notifier);
        registered(State.Accepted);
        answerAll();
        central.sent.clear();
        become(ChargePointStatus.Preparing);
        assertEquals(true, trigger(notifier, FakeStation.ONE));
        answerAll();
        become(ChargePointStatus.Available);
        loop.advance(Duration.ofSeconds(9));
        assertEquals(List.of("1 Preparing"), told());
        loop.advance(Duration.ofSeconds(1));
        answerAll();
        assertEquals(List.of("1 Preparing", "1 Available"), told());
    }

    @Test
    @Shows({"S41", "S72"})
    void s41_andIsNotToldTwiceWhenItLasts() {
        settings.change("MinimumStatusDuration", "10");
        central.bind(notifier);
        registered(State.Accepted);
        answerAll();
        central.sent.clear();
        become(ChargePointStatus.Preparing);
        trigger(notifier, FakeStation.ONE);
        answerAll();
        loop.advance(Duration.ofSeconds(20));
        assertEquals(List.of("1 Preparing"), told());
    }

    private void become(ChargePointStatus status) {
        StatusReport report = station.become(FakeStation.ONE, status);
        loop.run(() -> notifier.statusChanged(FakeStation.ONE, report));
    }

    private static SampledValue energy() {
        return new SampledValue(
                BigDecimal.valueOf(1234), ReadingContext.TRIGGER, Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
                Optional.empty(), Location.Outlet, Optional.of(UnitOfMeasure.Wh));
    }

    @Test
    @Shows({"S64", "TC_054", "MeterValues"})
    void s64_theNewestValuesWithContextTriggerAndTheTransaction() {
        station.values(FakeStation.ONE, energy());
        station.transactionIds.put(FakeStation.ONE, 42);
        registered(State.Accepted);
        assertEquals(true, trigger(values, FakeStation.ONE));
        MeterValues.Req request = (MeterValues.Req) central.last().request();
        assertEquals(1, request.connectorId());
        assertEquals(Optional.of(42), request.transactionId());
        assertEquals(time.now(), request.meterValue().get(0).timestamp());
        assertEquals("1234", request.meterValue().get(0).sampledValue().get(0).value());
        assertEquals(ReadingContext.TRIGGER, station.sampledFor);
    }

    @Test
    @Shows("S64")
    void s64_withoutAConnectorEveryOneThatMeasures() {
        station.values(FakeStation.ONE, energy());
        station.values(ConnectorId.CHARGE_POINT, energy());
        registered(State.Pending);
        assertEquals(true, trigger(values));
        assertEquals(List.of(0, 1), central.requests(MeterValues.Req.class).stream().map(MeterValues.Req::connectorId).toList());
        assertEquals(Optional.empty(), ((MeterValues.Req) central.last().request()).transactionId());
    }

    @Test
    @Shows("S64")
    void s64_withoutValuesItIsRejected() {
        registered(State.Accepted);
        assertEquals(false, trigger(values));
        assertEquals(false, trigger(values, FakeStation.ONE));
    }
}
