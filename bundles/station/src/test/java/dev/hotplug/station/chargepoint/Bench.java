package dev.hotplug.station.chargepoint;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Indication;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.CentralAuthorization;
import dev.hotplug.station.StationListener;
import dev.hotplug.station.StatusReport;
import dev.hotplug.station.TransactionLog.Answer;
import dev.hotplug.station.TransactionLog.Logged;
import dev.hotplug.station.event.MeterValuesSampled;
import dev.hotplug.station.event.TransactionEvent;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.station.event.TransactionStopped;
import dev.hotplug.store.Store;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A charge point on the bench: time, store, charger and central system are turned by hand. */
final class Bench {

    static final IdTag ANNA = new IdTag("ANNA");
    static final IdTag BERT = new IdTag("BERT");
    static final IdTag FAMILY = new IdTag("FAMILY");

    final ManualTime time;
    final ManualLoop loop;
    final Store store;
    final MemorySettings settings;
    final ChargePoint station;
    final Central central = new Central();
    final News news = new News();
    final Listeners listeners = new Listeners();
    final List<String> restarts = new ArrayList<>();
    FakeCharger charger;
    private final Map<ConnectorId, ConnectorState> lastReported = new HashMap<>();
    private volatile Optional<Capabilities> capabilities = Optional.empty();

    static Bench online() {
        return new Bench(new MemoryStore(), new MemorySettings(), new FakeCharger(FakeCharger.oneSocket()), 1).begin();
    }

    static Bench online(Capabilities capabilities) {
        return new Bench(new MemoryStore(), new MemorySettings(), new FakeCharger(capabilities), 1).begin();
    }

    static Bench with(String... namesAndValues) {
        MemorySettings settings = new MemorySettings();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.set(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Bench(new MemoryStore(), settings, new FakeCharger(FakeCharger.oneSocket()), 1).begin();
    }

    Bench(Store store, MemorySettings settings, FakeCharger charger, long boot) {
        this(store, settings, charger, boot, ManualTime.START.plus(Duration.ofDays(boot)));
    }

    Bench(Store store, MemorySettings settings, FakeCharger charger, long boot, Instant start) {
        this.time = new ManualTime(start, boot);
        this.loop = new ManualLoop(time);
        this.store = store;
        this.settings = settings;
        this.charger = charger;
        StationKeys keys = new StationKeys(() -> capabilities);
        listeners.add(news);
        this.station = new ChargePoint(
                loop, time, store, new KeyValues(settings, keys), listeners, restarts::add, new Options(2_000, 10));
        settings.add(new Owner(keys.common()));
        settings.add(new Owner(keys.ofModel(charger.capabilities())));
    }

    /** Loads, brings driver and central system, and lets everything come to rest. */
    Bench begin() {
        load();
        bringDriver();
        loop.run(() -> station.centralAuthorizationCame(central));
        link(Indication.Link.CONNECTED);
        return this;
    }

    Bench load() {
        loop.run(() -> station.load().toCompletableFuture().exceptionally(e -> {
            throw new AssertionError(e);
        }));
        return this;
    }

    Bench bringDriver() {
        capabilities = Optional.of(charger.capabilities());
        lastReported.clear();
        loop.run(() -> station.driverCame(charger));
        return settle();
    }

    Bench loseDriver() {
        loop.run(() -> station.driverWent(charger));
        return this;
    }

    /** The charger's electronics and the station react to each other until nothing changes. */
    Bench settle() {
        for (int i = 0; i < 20; i++) {
            loop.run();
            if (!report()) {
                return this;
            }
        }
        throw new AssertionError("the charger does not come to rest");
    }

    private boolean report() {
        boolean changed = false;
        for (ConnectorId id : charger.sockets.keySet()) {
            ConnectorState state = charger.state(id);
            if (!state.equals(lastReported.put(id, state))) {
                FakeCharger from = charger;
                loop.post(() -> station.reported(from, id, state));
                changed = true;
            }
        }
        return changed;
    }

    Bench advance(long seconds) {
        loop.advance(Duration.ofSeconds(seconds));
        return settle();
    }

    Bench link(Indication.Link link) {
        loop.run(() -> station.centralSystem(link));
        return settle();
    }

    Bench offline() {
        return link(Indication.Link.CONNECTING);
    }

    Bench tap(IdTag tag) {
        loop.advance(Duration.ofMillis(1_001));
        loop.run(() -> station.presented(tag));
        return settle();
    }

    /** Cable in socket and car, car not ready. */
    Bench plug() {
        return plug(1, Pilot.B);
    }

    Bench plug(int connector, Pilot pilot) {
        charger.socket(connector).plugged = true;
        charger.socket(connector).pilot = pilot;
        return settle();
    }

    Bench car(Pilot pilot) {
        charger.socket(1).pilot = pilot;
        return settle();
    }

    Bench unplug() {
        charger.socket(1).plugged = false;
        return car(Pilot.A);
    }

    /** Energy flows for so many seconds, at 10 Wh a second, with a report each second. */
    Bench charge(int seconds) {
        for (int i = 0; i < seconds; i++) {
            loop.advance(Duration.ofSeconds(1));
            charger.sockets.values().stream().filter(s -> s.closed).forEach(s -> s.registerWattHour += 10);
            settle();
        }
        return this;
    }

    /** Tap, plug and a car that wants energy. */
    Bench charging() {
        return plug(1, Pilot.C).tap(ANNA);
    }

    Bench fault(Fault fault, boolean present) {
        if (present) {
            charger.socket(1).faults.add(fault);
        } else {
            charger.socket(1).faults.remove(fault);
        }
        return settle();
    }

    Bench set(String name, String value) {
        settings.change(name, value);
        loop.run(station::settingChanged);
        return settle();
    }

    ChargePointStatus status() {
        return status(1);
    }

    ChargePointStatus status(int connector) {
        return station.snapshot().status(new ConnectorId(connector)).orElseThrow().status();
    }

    boolean energy() {
        return charger.socket(1).order.energyAllowed();
    }

    <T> T await(java.util.function.Supplier<CompletionStage<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.run(() -> work.get().whenComplete((v, e) -> result.complete(v)));
        settle();
        return result.getNow(null);
    }

    List<TransactionEvent> log() {
        return await(() -> station.transactionLog().pending(10_000)).stream().map(Logged::event).toList();
    }

    List<TransactionStarted> starts() {
        return only(TransactionStarted.class);
    }

    List<TransactionStopped> stops() {
        return only(TransactionStopped.class);
    }

    List<MeterValuesSampled> samples() {
        return only(MeterValuesSampled.class);
    }

    private <E> List<E> only(Class<E> type) {
        return log().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The central system answers the oldest entry. */
    Bench answer(Answer answer) {
        List<Logged> oldest = await(() -> station.transactionLog().pending(1));
        await(() -> station.transactionLog().acknowledge(oldest.get(0).sequence(), answer));
        return settle();
    }

    Bench confirmStart(int transactionId, IdTagInfo info) {
        return answer(new Answer.Started(transactionId, info));
    }

    static IdTagInfo info(AuthorizationStatus status) {
        return IdTagInfo.of(status);
    }

    static IdTagInfo member(IdTag parent) {
        return new IdTagInfo(Optional.empty(), Optional.of(parent), AuthorizationStatus.Accepted);
    }

    static Fault fault(ChargePointErrorCode code, boolean stopsEnergy) {
        return new Fault(code, "V1", "something", stopsEnergy, false);
    }

    /** The process is gone without a word; another one starts on what is durable. */
    Bench afterKill() {
        return new Bench(((MemoryStore) store).copy(), settings, charger.next(), time.stamp().boot() + 1).begin();
    }

    /** What the central system says of tags, and what it was asked. */
    static final class Central implements CentralAuthorization {
        final List<IdTag> asked = new ArrayList<>();
        final Map<IdTag, IdTagInfo> known = new HashMap<>();
        final List<CompletableFuture<Optional<IdTagInfo>>> held = new ArrayList<>();
        boolean holding;

        @Override
        public CompletionStage<Optional<IdTagInfo>> authorize(IdTag idTag) {
            asked.add(idTag);
            CompletableFuture<Optional<IdTagInfo>> answer = new CompletableFuture<>();
            if (holding) {
                held.add(answer);
            } else {
                answer.complete(Optional.of(known.getOrDefault(idTag, info(AuthorizationStatus.Accepted))));
            }
            return answer;
        }
    }

    /** What listeners heard. */
    static final class News implements StationListener {
        final List<String> statuses = new ArrayList<>();
        final List<StatusReport> reports = new ArrayList<>();
        final List<String> notices = new ArrayList<>();
        int logged;

        @Override
        public void statusChanged(ConnectorId connector, StatusReport report) {
            statuses.add(connector + " " + report.status());
            reports.add(report);
        }

        @Override
        public void notice(ConnectorId connector, StatusReport report) {
            notices.add(connector + " " + report.errorCode());
        }

        @Override
        public void transactionsLogged() {
            logged++;
        }

        /** Statuses of connector 1 since the last call. */
        List<ChargePointStatus> ofConnector1() {
            List<ChargePointStatus> seen = statuses.stream()
                    .filter(s -> s.startsWith("1 "))
                    .map(s -> ChargePointStatus.valueOf(s.substring(2)))
                    .toList();
            statuses.clear();
            return seen;
        }
    }

    private record Owner(List<Setting> settings) implements SettingsOwner {}
}
