package dev.hotplug.hardware;

import java.util.OptionalInt;
import java.util.Set;

/**
 * Everything that is true of one connector's hardware at one moment.
 *
 * @param plugged          a cable is in the socket (for a tethered cable: the car is connected)
 * @param pilot            state of the control pilot
 * @param contactorClosed  the contactor is really closed, as fed back by the hardware
 * @param locked           the plug is really held; always false without a lock
 * @param offeredMilliampere current offered to the car per phase by the pilot, 0 when none is offered
 * @param cableMilliampere rating of the cable by its proximity resistor; empty when unplugged or tethered
 * @param meter            the newest reading; in a state with an open contactor it was taken after the opening
 * @param faults           what is wrong now; empty when all is well
 * @param thermalMilliampere what the outlet may carry at its present temperature, per phase; empty while it is not too warm
 */
public record ConnectorState(
        boolean plugged,
        Pilot pilot,
        boolean contactorClosed,
        boolean locked,
        int offeredMilliampere,
        OptionalInt cableMilliampere,
        MeterReading meter,
        Set<Fault> faults,
        OptionalInt thermalMilliampere) {

    public ConnectorState {
        faults = Set.copyOf(faults);
    }

    /** The state of an outlet that is not too warm. */
    public ConnectorState(
            boolean plugged,
            Pilot pilot,
            boolean contactorClosed,
            boolean locked,
            int offeredMilliampere,
            OptionalInt cableMilliampere,
            MeterReading meter,
            Set<Fault> faults) {
        this(plugged, pilot, contactorClosed, locked, offeredMilliampere, cableMilliampere, meter, faults, OptionalInt.empty());
    }

    /** The car is connected at its own end as well (states B, C and D). */
    public boolean carConnected() {
        return pilot.carConnected();
    }

    /** Some fault here forbids energy. */
    public boolean energyForbidden() {
        return faults.stream().anyMatch(Fault::stopsEnergy);
    }
}
