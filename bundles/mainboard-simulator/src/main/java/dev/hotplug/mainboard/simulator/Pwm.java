package dev.hotplug.mainboard.simulator;

/** What the duty cycle of the control pilot means (IEC 61851-1 annex A): current per phase, and back. Pure. */
final class Pwm {

    /** The smallest current that can be offered, mA. */
    static final int MIN_MILLIAMPERE = 6_000;
    /** The largest, mA. */
    static final int MAX_MILLIAMPERE = 80_000;

    private static final double AMPERE_PER_PERCENT_LOW = 0.6;
    private static final double AMPERE_PER_PERCENT_HIGH = 2.5;
    private static final double HIGH_RANGE_FROM_AMPERE = 51;
    private static final double HIGH_RANGE_OFFSET = 64;

    private Pwm() {}

    /** The duty cycle that offers a current; 0 (steady voltage, nothing offered) below 6 A, the end of the scale above 80 A. */
    static double dutyPercent(int milliampere) {
        if (milliampere < MIN_MILLIAMPERE) {
            return 0;
        }
        double ampere = Math.min(milliampere, MAX_MILLIAMPERE) / 1000.0;
        return ampere <= HIGH_RANGE_FROM_AMPERE
                ? ampere / AMPERE_PER_PERCENT_LOW
                : ampere / AMPERE_PER_PERCENT_HIGH + HIGH_RANGE_OFFSET;
    }

    /** What a car may take at a duty cycle, mA; 0 where it may not charge (below 8 %, above 97 %, and the digital range). */
    static int milliampere(double dutyPercent) {
        if (dutyPercent < 8 || dutyPercent > 97) {
            return 0;
        }
        if (dutyPercent <= 10) {
            return MIN_MILLIAMPERE;
        }
        double ampere = dutyPercent <= 85
                ? dutyPercent * AMPERE_PER_PERCENT_LOW
                : AMPERE_PER_PERCENT_HIGH * (Math.min(dutyPercent, 96) - HIGH_RANGE_OFFSET);
        return (int) Math.round(ampere * 1000);
    }
}
