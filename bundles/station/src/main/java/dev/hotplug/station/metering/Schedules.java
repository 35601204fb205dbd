package dev.hotplug.station.metering;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When samples are due. Pure. */
public final class Schedules {

    private Schedules() {}

    /**
     * The next periodic sample of a transaction: intervals count from its start, also after the interval changed
     * (statement 58). All in elapsed ms.
     */
    public static long nextPeriodic(long startMillis, long intervalMillis, long nowMillis) {
        long done = Math.max(0, nowMillis - startMillis) / intervalMillis;
        return startMillis + (done + 1) * intervalMillis;
    }

    /** The next clock-aligned moment after {@code now}: intervals count from 00:00:00 UTC of each day (statement 59). */
    public static Instant nextAligned(Instant now, Duration interval) {
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
        long done = Duration.between(midnight, now).toMillis() / interval.toMillis();
        Instant next = midnight.plusMillis((done + 1) * interval.toMillis());
        Instant tomorrow = midnight.plus(1, ChronoUnit.DAYS);
        return next.isAfter(tomorrow) ? tomorrow : next;
    }
}
