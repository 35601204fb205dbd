package dev.hotplug.station.connector;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.station.LimitPlan;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that is true of one connector; immutable.
 *
 * @param hardware     as last reported; empty until a driver has reported
 * @param driverLost   no driver for longer than a swap takes: energy counts as off
 * @param operative    as ChangeAvailability left it
 * @param reserved     kept for somebody (the fact a reservation profile leaves)
 * @param offeredSince elapsed ms at which energy was last permitted, moved back once the contactor has closed so that
 *                     nothing is left to settle; empty while it is not permitted
 * @param imposed      limits that others left, as they hold now, by source; each has a current
 * @param shown        the last status other than Faulted, to return to (statement 43)
 */
public record Facts(
        Capabilities.Connector capability,
        Optional<ConnectorState> hardware,
        boolean driverLost,
        boolean operative,
        boolean reserved,
        Session session,
        OptionalLong offeredSince,
        SortedMap<String, LimitPlan.Step> imposed,
        ChargePointStatus shown) {

    public Facts {
        imposed = Collections.unmodifiableSortedMap(new TreeMap<>(imposed));
    }

    /** A connector of which nothing is known but what it can do. */
    public static Facts unknown(Capabilities.Connector capability, boolean operative, Session session) {
        return new Facts(capability, Optional.empty(), false, operative, false, session, OptionalLong.empty(),
                new TreeMap<>(), ChargePointStatus.Unavailable);
    }

    public boolean plugged() {
        return hardware.map(ConnectorState::plugged).orElse(false);
    }

    /** Plugged at both ends. */
    public boolean carConnected() {
        return hardware.map(h -> h.plugged() && h.carConnected()).orElse(false);
    }

    /** The plug is in here and out at the car. */
    public boolean carLeft() {
        return hardware.map(h -> h.plugged() && h.pilot() == Pilot.A).orElse(false);
    }

    /** The car asks for energy. */
    boolean asks() {
        return hardware.map(h -> h.pilot() == Pilot.C || h.pilot() == Pilot.D).orElse(false);
    }

    /** Energy really flows, or can. */
    public boolean contactorClosed() {
        return !driverLost && hardware.map(ConnectorState::contactorClosed).orElse(false);
    }

    public double registerWattHour() {
        return hardware.map(h -> h.meter().importWattHour()).orElse(0.0);
    }

    public Facts with(Session next) {
        return new Facts(capability, hardware, driverLost, operative, reserved, next, offeredSince, imposed, shown);
    }

    public Facts withHardware(ConnectorState state) {
        return new Facts(capability, Optional.of(state), false, operative, reserved, session, offeredSince, imposed, shown);
    }

    public Facts withDriverLost() {
        return new Facts(capability, hardware, true, operative, reserved, session, offeredSince, imposed, shown);
    }

    public Facts withOperative(boolean next) {
        return new Facts(capability, hardware, driverLost, next, reserved, session, offeredSince, imposed, shown);
    }

    public Facts withReserved(boolean next) {
        return new Facts(capability, hardware, driverLost, operative, next, session, offeredSince, imposed, shown);
    }

    public Facts withImposed(SortedMap<String, LimitPlan.Step> next) {
        return new Facts(capability, hardware, driverLost, operative, reserved, session, offeredSince, next, shown);
    }

    Facts withOfferedSince(OptionalLong next) {
        return new Facts(capability, hardware, driverLost, operative, reserved, session, next, imposed, shown);
    }

    Facts withShown(ChargePointStatus next) {
        return new Facts(capability, hardware, driverLost, operative, reserved, session, offeredSince, imposed, next);
    }
}
