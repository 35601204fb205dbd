package dev.hotplug.tck;

import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.HardwareSignals;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** A station that writes down what it hears. Any thread. */
final class TckStation implements HardwareSignals {

    private final LongSupplier clockMillis;
    private final List<Report> reports = new ArrayList<>();
    private final List<IdTag> tags = new ArrayList<>();
    private final Map<Fault, ChargerDriver> faults = new HashMap<>();

    /** What was reported, and when. */
    record Report(ChargerDriver from, ConnectorId connector, ConnectorState state, long atMillis) {}

    TckStation(LongSupplier clockMillis) {
        this.clockMillis = clockMillis;
    }

    @Override
    public synchronized void report(ChargerDriver from, ConnectorId connector, ConnectorState state) {
        reports.add(new Report(from, connector, state, clockMillis.getAsLong()));
    }

    @Override
    public synchronized void present(ChargerDriver from, IdTag idTag) {
        tags.add(idTag);
    }

    @Override
    public synchronized void chargePointFault(ChargerDriver from, Fault fault, boolean present) {
        if (present) {
            faults.put(fault, from);
        } else {
            faults.remove(fault);
        }
    }

    /** As the station does: a driver that has come speaks for itself alone. */
    synchronized void came(ChargerDriver driver) {
        faults.values().removeIf(from -> from != driver);
    }

    /** Everything that was reported of a connector, in order. */
    synchronized List<Report> reports(ConnectorId connector) {
        return reports.stream().filter(r -> r.connector().equals(connector)).toList();
    }

    synchronized Optional<ConnectorState> last(ConnectorId connector) {
        List<Report> all = reports(connector);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1).state());
    }

    synchronized List<IdTag> tags() {
        return List.copyOf(tags);
    }

    /** What is wrong now, at the connector and with the charge point. */
    synchronized Set<Fault> faults(ConnectorId connector) {
        Stream<Fault> own = last(connector).stream().flatMap(s -> s.faults().stream());
        return new HashSet<>(Stream.concat(own, faults.keySet().stream()).toList());
    }
}
