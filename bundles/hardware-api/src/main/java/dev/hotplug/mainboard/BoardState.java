package dev.hotplug.mainboard;

import dev.hotplug.hardware.MeterReading;
import dev.hotplug.hardware.Pilot;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The whole state of one socket, as measured.
 *
 * @param plugged          a plug is in the socket (tethered: in the car)
 * @param pilot            the car's state
 * @param contactorClosed  by feedback contact, not by order
 * @param locked           by feedback contact, not by order
 * @param offerMilliampere what the pilot offers now, 0 for none
 * @param cableMilliampere by the proximity resistor; empty when there is none
 * @param meter            newest reading, taken after the last change of the contactor
 * @param faults           what the electronics report
 */
public record BoardState(
        boolean plugged,
        Pilot pilot,
        boolean contactorClosed,
        boolean locked,
        int offerMilliampere,
        OptionalInt cableMilliampere,
        MeterReading meter,
        Set<BoardFault> faults) {

    public BoardState {
        faults = Set.copyOf(faults);
    }
}
