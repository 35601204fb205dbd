package dev.hotplug.mainboard.simulator;

import dev.hotplug.hardware.Pilot;
import java.util.List;
import java.util.Optional;

/**
 * What stays when the power goes: cables, cars and meter registers.
 *
 * @param connectors by id, ascending
 */
record World(List<Connector> connectors) {

    static final World EMPTY = new World(List.of());

    World {
        connectors = List.copyOf(connectors);
    }

    Optional<Connector> connector(int id) {
        return connectors.stream().filter(c -> c.id() == id).findFirst();
    }

    /**
     * One connector.
     *
     * @param plugged  a plug is in the socket
     * @param evState  what the car does; A: its end of the cable is out
     * @param leaving  somebody pulls at the socket's end: it comes out when the lock lets go
     * @param meterWh  register
     * @param maxAmps  what the car can take per phase; empty: as configured
     * @param phases   of the car; empty: as configured
     */
    record Connector(
            int id,
            boolean plugged,
            Pilot evState,
            boolean leaving,
            double meterWh,
            Optional<Double> maxAmps,
            Optional<Integer> phases) {

        static Connector fresh(int id) {
            return new Connector(id, false, Pilot.A, false, 0, Optional.empty(), Optional.empty());
        }
    }
}
