package dev.hotplug.profile.smart.charging.schedule;

/**
 * A stretch of time in which the same holds.
 *
 * @param ampere per phase; {@link #UNLIMITED} for no limit
 * @param phases that may be used; {@link #ANY_PHASES} where nobody said
 * @param least  below this an offer is of no use to the car, A per phase (minChargingRate)
 * @param until  the second from which something else may hold
 */
public record Piece(double ampere, int phases, double least, long until) {

    /** No limit. */
    public static final double UNLIMITED = Double.POSITIVE_INFINITY;

    /** Nobody said how many phases. */
    public static final int ANY_PHASES = 0;

    static Piece unlimited(long until) {
        return new Piece(UNLIMITED, ANY_PHASES, 0, until);
    }

    public boolean limits() {
        return ampere != UNLIMITED;
    }

    /** Both hold. */
    Piece lowest(Piece other) {
        return new Piece(
                Math.min(ampere, other.ampere), fewer(phases, other.phases), Math.max(least, other.least),
                Math.min(until, other.until));
    }

    /** Both draw. */
    Piece plus(Piece other) {
        int same = phases == other.phases ? phases : ANY_PHASES;
        return new Piece(ampere + other.ampere, same, 0, Math.min(until, other.until));
    }

    private static int fewer(int one, int other) {
        return one == ANY_PHASES || other == ANY_PHASES ? Math.max(one, other) : Math.min(one, other);
    }
}
