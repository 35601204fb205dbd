package dev.hotplug.ocpp.transport;

import dev.hotplug.loop.ClockWatch;
import dev.hotplug.loop.Stamp;
import dev.hotplug.loop.StationTime;
import java.time.Instant;

/** Real time, for tests with real sockets. */
final class SystemTime implements StationTime {

    private final long start = System.nanoTime();

    @Override
    public long elapsedMillis() {
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public boolean known() {
        return true;
    }

    @Override
    public Stamp stamp() {
        return new Stamp(now(), 1, elapsedMillis(), true);
    }

    @Override
    public Instant date(Stamp stamp) {
        return stamp.wall();
    }

    @Override
    public void correct(Instant centralSystemTime) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void watch(ClockWatch watch) {
        // nobody sets this clock
    }
}
