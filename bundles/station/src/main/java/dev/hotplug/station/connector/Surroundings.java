package dev.hotplug.station.connector;

import dev.hotplug.hardware.Fault;
import java.util.Set;

/**
 * What is the same for every connector at one moment.
 *
 * @param nowMillis         elapsed time
 * @param freeVend          no authorisation is needed: plugging in starts
 * @param resetting         a reset has begun: nothing starts any more
 * @param chargePointFaults faults of the charge point as a whole
 */
public record Surroundings(
        ConnectorPolicy policy, long nowMillis, boolean freeVend, boolean resetting, Set<Fault> chargePointFaults) {

    public Surroundings {
        chargePointFaults = Set.copyOf(chargePointFaults);
    }

    /** The same for a connector that is kept: plugging in does not start. */
    public Surroundings withoutFreeVend() {
        return new Surroundings(policy, nowMillis, false, resetting, chargePointFaults);
    }
}
