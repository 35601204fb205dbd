package dev.hotplug.ocpp.transport;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: a random time from a third of a limit to the limit, which doubles with each
 * failure up to a maximum. Only {@link #reset()} brings it down again. One thread.
 */
final class BackOff {

    private final Duration first;
    private final Duration max;
    private final DoubleSupplier random;
    private int failures;

    /**
     * @param first  limit of the first wait
     * @param random from 0 (inclusive) to 1
     */
    BackOff(Duration first, Duration max, DoubleSupplier random) {
        this.first = first;
        this.max = max;
        this.random = random;
    }

    /** Counts a failure and says how long to wait. */
    Duration next() {
        long limit = limitMillis(failures++);
        return Duration.ofMillis(Math.round(limit * (1 + 2 * random.getAsDouble()) / 3));
    }

    /** A wait of 0.2 to 1 s that counts as no failure: for a new connection that was asked for. */
    Duration soon() {
        return Duration.ofMillis(Math.round(200 + 800 * random.getAsDouble()));
    }

    /** A connection proved useful, or somebody changed the settings. */
    void reset() {
        failures = 0;
    }

    /** Number of the present or next attempt since the last success, from 1. */
    int attempt() {
        return failures + 1;
    }

    private long limitMillis(int n) {
        long doubled = n > 30 ? Long.MAX_VALUE >> 8 : first.toMillis() << n;
        return Math.min(doubled, max.toMillis());
    }
}
