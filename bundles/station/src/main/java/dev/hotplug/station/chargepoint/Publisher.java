package dev.hotplug.station.chargepoint;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ChargerIdentity;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Indication;
import dev.hotplug.hardware.MeterReading;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.StationSnapshot;
import dev.hotplug.station.StatusReport;
import dev.hotplug.station.connector.Facts;
import dev.hotplug.station.connector.Limits;
import dev.hotplug.station.connector.Reports;
import dev.hotplug.station.transaction.Transaction;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What others see: the snapshot, status news for the listeners, and what the charger shows. */
final class Publisher implements DriverPort.Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    /** What a connector looks like that no driver has reported. */
    private static final ConnectorState UNREPORTED =
            new ConnectorState(false, Pilot.A, false, false, 0, OptionalInt.empty(), MeterReading.NONE, Set.of());

    private final StationTime time;
    private final Connectors connectors;
    private final Listeners listeners;
    private final BooleanSupplier operative;
    private volatile StationSnapshot snapshot;
    private Optional<ChargerIdentity> identity = Optional.empty();
    private Optional<Capabilities> capabilities = Optional.empty();
    private Optional<Indication> shown = Optional.empty();
    private final Set<ConnectorId> noticed = new HashSet<>();
    private String message = "";

    /** @param operative as ChangeAvailability of connector 0 left it */
    Publisher(StationTime time, Connectors connectors, Listeners listeners, BooleanSupplier operative) {
        this.time = time;
        this.connectors = connectors;
        this.listeners = listeners;
        this.operative = operative;
        StatusReport unavailable = new StatusReport(
                ChargePointStatus.Unavailable, ChargePointErrorCode.NoError, "", "", time.stamp());
        this.snapshot = new StationSnapshot(
                Optional.empty(), Optional.empty(), unavailable, new TreeMap<>(), connectors.link());
    }

    /** Any thread. */
    StationSnapshot snapshot() {
        return snapshot;
    }

    /** A driver appeared: who it is, and it shows nothing yet. */
    void driver(ChargerDriver driver) {
        identity = Optional.of(driver.identity());
        capabilities = Optional.of(driver.capabilities());
        shown = Optional.empty();
    }

    /** One short line on the screen; empty for none. */
    void message(String text) {
        message = text;
        indicate();
    }

    /** Looks at everything again and tells what changed. */
    void refresh() {
        StationSnapshot before = snapshot;
        SortedMap<ConnectorId, StationSnapshot.Connector> states = new TreeMap<>();
        connectors.all().forEach(id -> states.put(id, connector(id, before)));
        snapshot = new StationSnapshot(
                identity, capabilities, chargePoint(before.chargePoint()),
                java.util.Collections.unmodifiableSortedMap(states), connectors.link(), connectors.faults());
        indicate();
        tell(ConnectorId.CHARGE_POINT, before, snapshot);
        states.keySet().forEach(id -> tell(id, before, snapshot));
    }

    /** A fault that stops nothing, or other news beside the status. */
    @Override
    public void notice(ConnectorId connector, Fault fault) {
        ChargePointStatus status = snapshot.status(connector).map(StatusReport::status).orElse(ChargePointStatus.Unavailable);
        noticed.add(connector);
        listeners.notice(connector, Reports.of(status, fault, time.stamp()));
    }

    /** Takes a notice back by telling the status as it is; not when the status has been told since. */
    @Override
    public void over(ConnectorId connector) {
        if (noticed.remove(connector)) {
            snapshot.status(connector).ifPresent(report -> listeners.notice(connector, Reports.again(report, time.stamp())));
        }
    }

    /** A transaction begins; no energy has been permitted yet. */
    void begins(Transaction transaction) {
        listeners.transactionBegins(transaction.connector(), transaction(transaction));
    }

    /** It has ended. */
    void ended(Transaction transaction) {
        listeners.transactionEnded(transaction.connector(), transaction.localId());
    }

    private StatusReport chargePoint(StatusReport before) {
        StatusReport now = Reports.chargePoint(reported(), operative.getAsBoolean(), connectors.faults(), time.stamp());
        return now.sameAs(before) ? before : now;
    }

    private boolean reported() {
        return connectors.find(f -> f.hardware().isPresent()).isPresent();
    }

    private StationSnapshot.Connector connector(ConnectorId id, StationSnapshot before) {
        Facts facts = connectors.facts(id).orElseThrow();
        StatusReport now = Reports.connector(facts, connectors.around(), time.stamp());
        StatusReport status = before.status(id).filter(now::sameAs).orElse(now);
        return new StationSnapshot.Connector(
                status,
                facts.hardware().orElse(UNREPORTED),
                facts.operative(),
                facts.session().transaction().map(this::transaction),
                Limits.of(facts).slots());
    }

    private StationSnapshot.Transaction transaction(Transaction t) {
        return new StationSnapshot.Transaction(
                t.localId(), t.transactionId(), t.idTag(), time.date(t.startedAt()), t.meterStartWattHour());
    }

    private void tell(ConnectorId id, StationSnapshot before, StationSnapshot now) {
        StatusReport report = now.status(id).orElseThrow();
        if (before.status(id).filter(report::sameAs).isEmpty()) {
            LOG.info("{} is {}{}.", id.isChargePoint() ? "The charge point" : "Connector " + id, report.status(),
                    report.info().isEmpty() ? "" : " (" + report.info() + ")");
            noticed.remove(id);
            listeners.statusChanged(id, report);
        }
    }

    private void indicate() {
        Optional<ChargerDriver> driver = connectors.driver();
        Indication now = indication();
        if (driver.isPresent() && !shown.equals(Optional.of(now))) {
            shown = Optional.of(now);
            show(driver.get(), now);
        }
    }

    private static void show(ChargerDriver driver, Indication indication) {
        try {
            driver.indicate(indication);
        } catch (RuntimeException e) {
            LOG.error("The driver did not take what it should show.", e);
        }
    }

    private Indication indication() {
        Map<ConnectorId, ChargePointStatus> statuses = snapshot.connectors().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().status().status()));
        return new Indication(
                statuses, !connectors.freeVend(), !reported(), connectors.link(), message);
    }
}
