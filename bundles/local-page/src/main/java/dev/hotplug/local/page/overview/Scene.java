package dev.hotplug.local.page.overview;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Indication.Link;
import dev.hotplug.hardware.MeterReading.PhaseReading;
import dev.hotplug.local.page.overview.Situation.Authorization;
import dev.hotplug.local.page.overview.Situation.Trouble;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.page.Words;
import dev.hotplug.station.StationSnapshot;
import dev.hotplug.station.StatusReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The connectors of a snapshot as plain values for the page, each with its {@link Verdict}. Pure. */
final class Scene {

    /** What the station reports of a connector whose driver stays away. */
    private static final String NO_DRIVER = "DriverAbsent";

    private final StationSnapshot snapshot;
    private final boolean freeVend;
    private final boolean pending;
    private final Instant now;

    /** @param freeVend plugging in is enough */
    Scene(StationSnapshot snapshot, boolean freeVend, boolean pending, Instant now) {
        this.snapshot = snapshot;
        this.freeVend = freeVend;
        this.pending = pending;
        this.now = now;
    }

    List<Object> connectors() {
        List<Object> all = new ArrayList<>();
        snapshot.connectors().forEach((id, connector) -> all.add(connector(id, connector)));
        return all;
    }

    private Map<String, Object> connector(ConnectorId id, StationSnapshot.Connector c) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id.value());
        fields.put("status", c.status().status().name());
        fields.put("errorCode", c.status().errorCode().name());
        fields.put("info", c.status().info());
        fields.put("operative", c.operative());
        fields.put("plugged", c.hardware().plugged());
        fields.put("pilot", c.hardware().pilot().name());
        fields.put("contactorClosed", c.hardware().contactorClosed());
        fields.put("locked", c.hardware().locked());
        fields.put("offeredAmps", c.hardware().offeredMilliampere() / 1000.0);
        fields.put("watt", Math.round(c.hardware().meter().powerWatt()));
        fields.put("phases", c.hardware().meter().phases().stream().map(Scene::phase).toList());
        fields.put("registerWh", c.hardware().meter().importWattHour());
        fields.put("faults", faults(c).map(Scene::fault).toList());
        fields.put("notes", notes(c));
        fields.put("transaction", c.transaction().map(t -> transaction(t, c)));
        fields.put("limits", limits(c));
        fields.put("point", Plot.point(now, c));
        fields.put("why", verdict(WhyNot.of(situation(id, c))));
        return fields;
    }

    private static Map<String, Object> phase(PhaseReading phase) {
        return Map.of("volt", phase.volt(), "ampere", phase.ampere(), "watt", phase.powerWatt());
    }

    private static Map<String, Object> fault(Fault fault) {
        return Map.of("code", fault.code().name(), "words", Names.error(fault.code().name()), "vendorCode", fault.vendorErrorCode(),
                "info", fault.info(), "sentence", words(fault), "stopsEnergy", fault.stopsEnergy());
    }

    /** Those of the connector and those of the whole charger. */
    private Stream<Fault> faults(StationSnapshot.Connector c) {
        return Stream.concat(c.hardware().faults().stream(), snapshot.faults().stream()).distinct();
    }

    /** What else is wrong than what {@link #trouble} tells. */
    private List<Words> notes(StationSnapshot.Connector c) {
        Optional<Fault> told = faulted(c).flatMap(report -> fault(c, report));
        return faults(c).filter(fault -> !told.equals(Optional.of(fault))).map(Scene::words).distinct().toList();
    }

    /** What a person is told of a fault. */
    private static Words words(Fault fault) {
        return sentence(fault).orElseGet(() -> {
            Words error = Names.error(fault.code().name());
            return Words.of(error.de() + " (" + fault.info() + ").", error.en() + " (" + fault.info() + ").");
        });
    }

    /** The model's own sentence; empty when it has none but the few words for the central system. */
    private static Optional<Words> sentence(Fault fault) {
        boolean own = !fault.sentence().english().equals(fault.info()) && !fault.sentence().english().equals(fault.code().name());
        return own ? Optional.of(Words.of(fault.sentence().german(), fault.sentence().english())) : Optional.empty();
    }

    private static Map<String, Object> transaction(StationSnapshot.Transaction t, StationSnapshot.Connector c) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("localId", t.localId());
        fields.put("transactionId", t.transactionId());
        fields.put("idTag", t.idTag().value());
        fields.put("startedAt", t.startedAt());
        fields.put("energyWh", Math.max(0, c.hardware().meter().importWattHour() - t.meterStartWattHour()));
        return fields;
    }

    /** The lowest first. */
    private static List<Object> limits(StationSnapshot.Connector c) {
        Optional<String> winner = c.limitedBy();
        List<Object> limits = new ArrayList<>();
        c.limits().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .forEach(e -> limits.add(Map.of(
                        "source", e.getKey(), "name", Names.limit(e.getKey()), "amps", e.getValue() / 1000.0,
                        "wins", winner.equals(Optional.of(e.getKey())))));
        return limits;
    }

    Situation situation(ConnectorId id, StationSnapshot.Connector c) {
        Optional<Capabilities.Connector> capability = snapshot.capabilities().flatMap(all -> all.connector(id));
        return new Situation(
                snapshot.identity().isPresent() && capability.isPresent() && !NO_DRIVER.equals(c.status().vendorErrorCode()),
                snapshot.chargePoint().status(),
                c.status().status(),
                trouble(c),
                c.operative(),
                c.hardware().plugged(),
                capability.map(Capabilities.Connector::tethered).orElse(false),
                c.hardware().pilot(),
                c.hardware().contactorClosed(),
                c.transaction().isPresent(),
                c.hardware().meter().powerWatt(),
                c.hardware().meter().phases().stream().mapToDouble(PhaseReading::ampere).max().orElse(0),
                c.limits(),
                capability.map(Capabilities.Connector::minMilliampere).orElse(0),
                authorization(),
                snapshot.link(),
                pending);
    }

    private Optional<Trouble> trouble(StationSnapshot.Connector c) {
        return faulted(c).map(report -> new Trouble(report.errorCode().name(), report.info(), fault(c, report).flatMap(Scene::sentence)));
    }

    /** The status that says that there is a fault. */
    private Optional<StatusReport> faulted(StationSnapshot.Connector c) {
        return Stream.of(c.status(), snapshot.chargePoint())
                .filter(report -> report.status() == ChargePointStatus.Faulted && report.errorCode() != ChargePointErrorCode.NoError)
                .findFirst();
    }

    /** The fault that a status is about. */
    private Optional<Fault> fault(StationSnapshot.Connector c, StatusReport report) {
        return faults(c)
                .filter(fault -> fault.vendorErrorCode().equals(report.vendorErrorCode()) && fault.info().equals(report.info()))
                .findFirst();
    }

    private Authorization authorization() {
        if (freeVend) {
            return Authorization.NONE;
        }
        boolean reader = snapshot.capabilities().map(Capabilities::cardReader).orElse(false);
        boolean pin = snapshot.capabilities().map(Capabilities::pinEntry).orElse(false);
        return reader ? pin ? Authorization.CARD_OR_PIN : Authorization.CARD : Authorization.REMOTE;
    }

    private static Map<String, Object> verdict(Verdict verdict) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", verdict.code());
        fields.put("mood", verdict.mood().name().toLowerCase(Locale.ROOT));
        fields.put("sentence", verdict.sentence());
        fields.put("advice", verdict.advice());
        fields.put("chain", verdict.chain().stream().map(link -> Map.of(
                "step", link.step().name(), "name", link.step().words(),
                "state", link.state().name().toLowerCase(Locale.ROOT))).toList());
        return fields;
    }

    /** The link in the words of the guide. */
    static String link(Link link) {
        return link.name().toLowerCase(Locale.ROOT);
    }
}
