package dev.hotplug.updater;

import dev.hotplug.loop.Loop;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Shows the launcher that the station turns: every few seconds a turn of the loop changes a system property that the launcher looks
 * at. Tells once when the set has run for so long that it counts as good.
 */
final class Pulse {

    /** What the launcher looks at. */
    static final String ALIVE = "hotplug.alive";
    /** A set that ran for that long is no crash loop. */
    static final Duration GOOD = Duration.ofMinutes(10);

    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Loop loop;
    private final LongSupplier elapsedMillis;
    private final Runnable ranWell;
    private volatile boolean ended;
    private volatile Loop.Timer beat;
    private volatile Loop.Timer good;

    Pulse(Loop loop, LongSupplier elapsedMillis, Runnable ranWell) {
        this.loop = loop;
        this.elapsedMillis = elapsedMillis;
        this.ranWell = ranWell;
    }

    void begin() {
        good = loop.after(GOOD, ranWell);
        loop.post(this::beat);
    }

    private void beat() {
        if (!ended) {
            System.setProperty(ALIVE, Long.toString(elapsedMillis.getAsLong()));
            beat = loop.after(BEAT, this::beat);
        }
    }

    /** Nobody is to be missed for stopping in good order. */
    void end() {
        ended = true;
        good.cancel();
        if (beat != null) {
            beat.cancel();
        }
        System.clearProperty(ALIVE);
    }
}
