package dev.hotplug.driver.wallbox;

import dev.hotplug.hardware.Capabilities.Connector;
import java.util.OptionalInt;

/** What a warm outlet may carry: all of it up to 70 degrees, then less and less, and nothing from 90 degrees on. Pure. */
final class Heat {

    /** From here on less current is offered. */
    static final double DERATE_CELSIUS = 70;
    /** Here the least current that a car can be offered is left. */
    static final double LEAST_CELSIUS = 85;
    /** From here on nothing flows... */
    static final double STOP_CELSIUS = 90;
    /** ... until the outlet is cooler than this. */
    static final double RESUME_CELSIUS = 75;

    private static final int STEP_MILLIAMPERE = 1_000;

    private Heat() {}

    /**
     * What may flow per phase, mA, in whole amperes; empty when the temperature sets no limit.
     *
     * @param celsius at the outlet; NaN when it is not measured
     */
    static OptionalInt milliampere(double celsius, Connector outlet) {
        if (Double.isNaN(celsius) || celsius < DERATE_CELSIUS) {
            return OptionalInt.empty();
        }
        double share = Math.max(0, (LEAST_CELSIUS - celsius) / (LEAST_CELSIUS - DERATE_CELSIUS));
        double left = outlet.minMilliampere() + share * (outlet.maxMilliampere() - outlet.minMilliampere());
        return OptionalInt.of(Math.max(outlet.minMilliampere(), (int) left / STEP_MILLIAMPERE * STEP_MILLIAMPERE));
    }

    /** Whether the outlet is too hot, when it was so before or not. */
    static boolean tooHot(double celsius, boolean before) {
        return celsius >= (before ? RESUME_CELSIUS : STOP_CELSIUS);
    }
}
