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
 * @param leastCelsius      the outlet is at least that warm whatever flows
 * @param frequencyHertz    60 where 240 V is the nominal voltage, in North America; else 50
 */
record Mains(double volt, int phases, int ratingMilliampere, double leastCelsius, double frequencyHertz) {

    static final double EUROPE_HERTZ = 50;

    private static final double NORTH_AMERICA_HERTZ = 60;
    private static final int NORTH_AMERICA_VOLT = 240;

    static final double AMBIENT_CELSIUS = 25;

    private static final double FULL_LOAD_RISE_CELSIUS = 30;
    private static final double HOT_CELSIUS = 80;
    private static final double OVERHEATED_CELSIUS = 95;
    private static final double OVER_VOLTAGE_FACTOR = 1.2;
    private static final double UNDER_VOLTAGE_FACTOR = 0.75;

    static Mains of(BoardSetup setup, Set<BoardFault> faults) {
        double factor = faults.contains(BoardFault.OVER_VOLTAGE)
                ? OVER_VOLTAGE_FACTOR
                : faults.contains(BoardFault.UNDER_VOLTAGE) ? UNDER_VOLTAGE_FACTOR : 1;
        double hertz = setup.nominalVolt() == NORTH_AMERICA_VOLT ? NORTH_AMERICA_HERTZ : EUROPE_HERTZ;
        return new Mains(setup.nominalVolt() * factor, setup.phases(), setup.maxMilliampere(), leastCelsius(faults), hertz);
    }

    private static double leastCelsius(Set<BoardFault> faults) {
        if (faults.contains(BoardFault.OVER_TEMPERATURE)) {
            return OVERHEATED_CELSIUS;
        }
        return faults.contains(BoardFault.HIGH_TEMPERATURE) ? HOT_CELSIUS : AMBIENT_CELSIUS;
    }

    /** Temperature of the outlet at a current per phase. */
    double celsiusAt(double milliampere) {
        double share = milliampere / ratingMilliampere;
        return Math.max(leastCelsius, AMBIENT_CELSIUS + FULL_LOAD_RISE_CELSIUS * share * share);
    }
}
