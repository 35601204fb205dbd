package dev.hotplug.profile.smart.charging.schedule;

/**
 * How power and current go together at a connector (OCPP 1.6 section 7.12): the nominal voltage counts, not the measured one.
 *
 * @param volt   phase to neutral
 * @param phases that exist
 */
public record Supply(int volt, int phases) {

    /** As many of the wanted phases as exist (errata 3.68); without a wish all of three. */
    public int usable(int wanted) {
        return Math.min(wanted == Piece.ANY_PHASES ? phases : wanted, phases);
    }

    /** A per phase for that many W in total. */
    double ampere(double watt, int wanted) {
        return watt / (volt * usable(wanted));
    }

    /** W in total for that many A per phase. */
    double watt(double ampere, int wanted) {
        return ampere * volt * usable(wanted);
    }
}
