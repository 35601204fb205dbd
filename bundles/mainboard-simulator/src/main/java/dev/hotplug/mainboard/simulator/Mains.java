package dev.hotplug.mainboard.simulator;

import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardSetup;
import java.util.Set;

/**
 * The supply and the charger's heat, as the faults of the day leave them. Pure.
 *
 * @param volt              per phase
 * @param phases            1 or 3
 * @param ratingMilliampere per phase
 * @param overheated        the outlet is too hot whatever flows
 */
record Mains(double volt, int phases, int ratingMilliampere, boolean overheated) {

    static final double AMBIENT_CELSIUS = 25;

    private static final double FULL_LOAD_RISE_CELSIUS = 30;
    private static final double OVERHEATED_CELSIUS = 95;
    private static final double OVER_VOLTAGE_FACTOR = 1.2;
    private static final double UNDER_VOLTAGE_FACTOR = 0.75;

    static Mains of(BoardSetup setup, Set<BoardFault> faults) {
        double factor = faults.contains(BoardFault.OVER_VOLTAGE)
                ? OVER_VOLTAGE_FACTOR
                : faults.contains(BoardFault.UNDER_VOLTAGE) ? UNDER_VOLTAGE_FACTOR : 1;
        boolean hot = faults.contains(BoardFault.OVER_TEMPERATURE);
        return new Mains(setup.nominalVolt() * factor, setup.phases(), setup.maxMilliampere(), hot);
    }

    /** Temperature of the outlet at a current per phase. */
    double celsiusAt(double milliampere) {
        double share = milliampere / ratingMilliampere;
        return overheated ? OVERHEATED_CELSIUS : AMBIENT_CELSIUS + FULL_LOAD_RISE_CELSIUS * share * share;
    }
}
