package dev.hotplug.station.metering;

import dev.hotplug.hardware.MeterReading;
import dev.hotplug.hardware.MeterReading.PhaseReading;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The charge point's grid connection as the sum of its connectors (statement 61): energy, power and currents add up by
 * grid phase; voltage and frequency are those of the first connector. Temperature belongs to an outlet and is left out.
 * Pure.
 */
public final class Inlet {

    private Inlet() {}

    /** @param connectors the outlets, in the order of their connectors; not empty */
    public static Readings of(Map<ConnectorId, Readings> connectors, PhaseRotation rotation) {
        List<Readings> all = List.copyOf(connectors.values());
        MeterReading first = all.get(0).meter();
        return new Readings(
                new MeterReading(0, phases(connectors, rotation), first.frequencyHertz(), Double.NaN),
                all.stream().mapToLong(Readings::energyWattHour).sum(),
                all.stream().mapToInt(Readings::offeredMilliampere).sum(),
                all.stream().mapToDouble(Readings::offeredWatt).sum(),
                Location.Inlet);
    }

    private static List<PhaseReading> phases(Map<ConnectorId, Readings> connectors, PhaseRotation rotation) {
        List<PhaseReading> sum = new ArrayList<>();
        connectors.forEach((id, readings) -> add(sum, id, readings.meter().phases(), rotation));
        return sum;
    }

    private static void add(List<PhaseReading> sum, ConnectorId id, List<PhaseReading> phases, PhaseRotation rotation) {
        while (sum.size() < phases.size()) {
            sum.add(new PhaseReading(0, 0, 0));
        }
        for (int i = 0; i < phases.size(); i++) {
            int grid = Math.min(rotation.gridPhase(id, i), sum.size() - 1);
            sum.set(grid, plus(sum.get(grid), phases.get(i)));
        }
    }

    private static PhaseReading plus(PhaseReading sum, PhaseReading phase) {
        double volt = sum.volt() == 0 ? phase.volt() : sum.volt();
        return new PhaseReading(volt, sum.ampere() + phase.ampere(), sum.powerWatt() + phase.powerWatt());
    }
}
