package dev.hotplug.driver.wallbox;

import dev.hotplug.hardware.Capabilities.Connector;
import dev.hotplug.hardware.ConnectorOrder;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Light;
import dev.hotplug.hardware.MeterReading;
import dev.hotplug.hardware.MeterReading.PhaseReading;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardOrder;
import dev.hotplug.mainboard.BoardState;
import dev.hotplug.mainboard.Panel;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** Between the station's words and the electronics' words. Pure; nothing is remembered. */
final class Translation {

    private Translation() {}

    /**
     * What the station's order means for the electronics in the present state of the socket. The offer is the lowest of
     * the order, the model, the cable and what a warm outlet may carry; below the model's minimum nothing is offered, which is a pause. A fault that
     * stops energy ends the offer until it is gone; then the same order is in force again.
     */
    static BoardOrder order(ConnectorOrder wanted, Connector connector, BoardState state) {
        int limit = Math.min(Math.min(wanted.limitMilliampere(), connector.maxMilliampere()), bearable(connector, state));
        boolean energy = wanted.energyAllowed() && wanted.available() && limit >= connector.minMilliampere() && !stopped(state);
        int phases = connector.phaseSwitching() ? Math.min(wanted.phases(), connector.phases()) : connector.phases();
        return new BoardOrder(energy ? limit : 0, energy, phases, wanted.locked() && connector.lock(), wanted.available());
    }

    private static int bearable(Connector connector, BoardState state) {
        int cable = cable(connector, state).orElse(Integer.MAX_VALUE);
        return Math.min(cable, heat(connector, state).orElse(Integer.MAX_VALUE));
    }

    private static OptionalInt heat(Connector connector, BoardState state) {
        return Heat.milliampere(state.meter().temperatureCelsius(), connector);
    }

    /** What the panel shows, for people. */
    static Light light(Panel panel) {
        return new Light(
                panel.halo().name().toLowerCase(Locale.ROOT),
                panel.pattern().name().toLowerCase(Locale.ROOT),
                panel.brightnessPercent(),
                panel.displayLines());
    }

    private static boolean stopped(BoardState state) {
        return state.faults().stream().map(FaultTable::of).anyMatch(Fault::stopsEnergy);
    }

    private static OptionalInt cable(Connector connector, BoardState state) {
        return connector.tethered() ? OptionalInt.empty() : state.cableMilliampere();
    }

    /** What the station is told of a socket. */
    static ConnectorState state(BoardState state, Connector connector) {
        return new ConnectorState(
                state.plugged(),
                state.pilot(),
                state.contactorClosed(),
                connector.lock() && state.locked(),
                state.offerMilliampere(),
                cable(connector, state),
                state.meter(),
                FaultTable.at(state.faults(), state.pilot()),
                heat(connector, state));
    }

    /**
     * The state of a socket whose electronics do not answer: their own watchdog has opened the contactor and ended the
     * offer, no current flows, the rest is as last seen. A contact that was welded is still taken for closed.
     */
    static BoardState withoutElectronics(BoardState last) {
        Set<BoardFault> faults = EnumSet.of(BoardFault.MAINBOARD_LOST);
        faults.addAll(last.faults());
        boolean welded = last.contactorClosed() && last.faults().contains(BoardFault.WELDED_CONTACT);
        return new BoardState(
                last.plugged(), last.pilot(), welded, last.locked(), 0, last.cableMilliampere(), still(last.meter()), faults);
    }

    private static MeterReading still(MeterReading last) {
        List<PhaseReading> phases = last.phases().stream().map(p -> new PhaseReading(p.volt(), 0, 0)).toList();
        return new MeterReading(last.importWattHour(), phases, last.frequencyHertz(), last.temperatureCelsius());
    }
}
