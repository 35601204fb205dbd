package dev.hotplug.updater;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** As good as before, and for long enough: looks again and again until that is so, or until it can no longer become so. */
final class Gate {

    /** The complaint that says nothing against the set itself. */
    static final String NO_LINK = "the central system is not reached";

    private static final long LOOK_MILLIS = 200;

    private final Health health;
    private final LongSupplier elapsedMillis;
    private final Pause pause;

    /** Waits for a moment; false when the process is being stopped. */
    @FunctionalInterface
    interface Pause {
        boolean of(long millis);
    }

    Gate(Health health, LongSupplier elapsedMillis, Pause pause) {
        this.health = health;
        this.elapsedMillis = elapsedMillis;
        this.pause = pause;
    }

    /**
     * @param before     the picture to come up to
     * @param linkWanted whether the central system has to be reached when it was before
     * @param limit      within which it has to be as good
     * @param soak       for which it has to stay so
     * @return what was worse at the end; empty when it has proved itself
     */
    Optional<String> await(Picture before, boolean linkWanted, Duration limit, Duration soak) {
        long end = elapsedMillis.getAsLong() + limit.toMillis();
        long goodSince = -1;
        while (true) {
            Optional<String> worse = health.look().worseThan(before, linkWanted);
            long now = elapsedMillis.getAsLong();
            goodSince = worse.isPresent() ? -1 : goodSince < 0 ? now : goodSince;
            if (goodSince >= 0 && now - goodSince >= soak.toMillis()) {
                return Optional.empty();
            }
            if (worse.isPresent() && now >= end) {
                return worse;
            }
            if (!pause.of(LOOK_MILLIS)) {
                return Optional.of("the process is being stopped");
            }
        }
    }
}
