package dev.hotplug.testkit;

import dev.hotplug.loop.ClockWatch;
import dev.hotplug.loop.Stamp;
import dev.hotplug.loop.StationTime;
import java.time.Duration;
import java.time.Instant;

/** Two clocks that stand still until they are moved. Not thread-safe. */
public final class ManualTime implements StationTime {

    /** Where wall time begins unless said otherwise. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final long boot;
    private Instant wallAtStart;
    private long elapsedMillis;
    private boolean known;
    private ClockWatch watch = (before, after) -> {};

    public ManualTime() {
        this(START, 1);
    }

    /** A run of the process with that number, begun at {@code start}; its clock is not known yet. */
    public ManualTime(Instant start, long boot) {
        this.wallAtStart = start;
        this.boot = boot;
    }

    /** Both clocks go forward. A {@link ManualLoop} on this time does it for you. */
    public void forward(Duration by) {
        elapsedMillis += by.toMillis();
    }

    @Override
    public long elapsedMillis() {
        return elapsedMillis;
    }

    @Override
    public Instant now() {
        return wallAtStart.plusMillis(elapsedMillis);
    }

    @Override
    public boolean known() {
        return known;
    }

    @Override
    public Stamp stamp() {
        return new Stamp(now(), boot, elapsedMillis, known);
    }

    @Override
    public Instant date(Stamp stamp) {
        return stamp.boot() == boot && !stamp.known() && known ? wallAtStart.plusMillis(stamp.elapsedMillis()) : stamp.wall();
    }

    @Override
    public void correct(Instant centralSystemTime) {
        Instant before = now();
        wallAtStart = centralSystemTime.minusMillis(elapsedMillis);
        known = true;
        watch.set(before, centralSystemTime);
    }

    @Override
    public void watch(ClockWatch next) {
        watch = next;
    }
}
