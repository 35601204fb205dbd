package dev.hotplug.station.authorization;

import java.time.Duration;

/**
 * Throttles the entry of PINs against guessing: a few are free, then each one costs a wait that doubles. Each try counts as
 * wrong until it turns out to be right, so that several at once gain nothing. Pure but for what it counts; loop.
 */
public final class PinGuard {

    /** So many wrong PINs cost nothing. */
    static final int FREE = 3;
    static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    /** After so long without a try the count begins anew. */
    static final Duration FORGOTTEN = Duration.ofHours(1);

    private static final int MOST_DOUBLINGS = 10;

    private int wrong;
    private long lastMillis;

    /**
     * @param wrong     PINs that were wrong before
     * @param nowMillis elapsed time: the wait for them begins now
     */
    public PinGuard(int wrong, long nowMillis) {
        this.wrong = wrong;
        this.lastMillis = nowMillis;
    }

    /** How long to wait before the next PIN is listened to; zero when it is. */
    public Duration left(long nowMillis) {
        Duration passed = Duration.ofMillis(nowMillis - lastMillis);
        if (passed.compareTo(FORGOTTEN) >= 0) {
            wrong = 0;
        }
        Duration rest = cost().minus(passed);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private Duration cost() {
        if (wrong < FREE) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(wrong - FREE, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }

    /** A PIN is tried. */
    public void tried(long nowMillis) {
        wrong++;
        lastMillis = nowMillis;
    }

    /** It was right. */
    public void right() {
        wrong = 0;
    }

    /** What is to be kept over a restart. */
    public int wrong() {
        return wrong;
    }
}
