package dev.hotplug.loop;

import java.time.Instant;

/** Hears when wall time is set. */
@FunctionalInterface
public interface ClockWatch {

    /**
     * Wall time was set. Any thread; must not block.
     *
     * @param before what it was
     * @param after  what it is from here on
     */
    void set(Instant before, Instant after);
}
