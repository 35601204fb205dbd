package dev.hotplug.station.metering;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * The timers of sampling. While clock-aligned values are wanted it looks at the wall clock at least every second, so that
 * a correction of the clock moves the next moment with it. Loop.
 */
public final class Sampler {

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** A clock-aligned sample is taken at most this late. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private final Loop loop;
    private final StationTime time;
    private final IntSupplier periodSeconds;
    private final IntSupplier alignedSeconds;
    private final Target target;
    private final Map<ConnectorId, Periodic> running = new HashMap<>();
    private Optional<Loop.Timer> alignedTimer = Optional.empty();
    private Optional<Instant> nextAligned = Optional.empty();
    private int alignedInForce;

    /** Takes the samples. */
    public interface Target {

        /** MeterValueSampleInterval has passed for the transaction on a connector. */
        void periodic(ConnectorId connector);

        /** ClockAlignedDataInterval has come round. */
        void aligned();
    }

    /**
     * @param periodSeconds  MeterValueSampleInterval, 0 for none
     * @param alignedSeconds ClockAlignedDataInterval, 0 for none
     */
    public Sampler(Loop loop, StationTime time, IntSupplier periodSeconds, IntSupplier alignedSeconds, Target target) {
        this.loop = loop;
        this.time = time;
        this.periodSeconds = periodSeconds;
        this.alignedSeconds = alignedSeconds;
        this.target = target;
    }

    /** A transaction began now. */
    public void started(ConnectorId connector) {
        ended(connector);
        Periodic periodic = new Periodic(connector, time.elapsedMillis());
        running.put(connector, periodic);
        arm(periodic);
    }

    /** It ended. */
    public void ended(ConnectorId connector) {
        Optional.ofNullable(running.remove(connector)).flatMap(p -> p.timer).ifPresent(Loop.Timer::cancel);
    }

    /** The intervals may have changed: what runs follows them. */
    public void adjust() {
        running.values().stream().filter(p -> p.intervalInForce != periodSeconds.getAsInt()).forEach(this::arm);
        if (alignedInForce != alignedSeconds.getAsInt()) {
            alignedInForce = alignedSeconds.getAsInt();
            nextAligned = Optional.empty();
            look();
        }
    }

    /** No timer is left. */
    public void stop() {
        java.util.List.copyOf(running.keySet()).forEach(this::ended);
        alignedTimer.ifPresent(Loop.Timer::cancel);
    }

    private void arm(Periodic periodic) {
        periodic.timer.ifPresent(Loop.Timer::cancel);
        periodic.timer = Optional.empty();
        periodic.intervalInForce = periodSeconds.getAsInt();
        if (periodic.intervalInForce > 0) {
            long now = time.elapsedMillis();
            long next = Schedules.nextPeriodic(periodic.startMillis, periodic.intervalInForce * 1000L, now);
            periodic.timer = Optional.of(loop.after(Duration.ofMillis(next - now), () -> due(periodic)));
        }
    }

    private void due(Periodic periodic) {
        if (running.get(periodic.connector) == periodic) {
            target.periodic(periodic.connector);
            arm(periodic);
        }
    }

    private void look() {
        alignedTimer.ifPresent(Loop.Timer::cancel);
        alignedTimer = Optional.empty();
        if (alignedInForce <= 0) {
            return;
        }
        Duration interval = Duration.ofSeconds(alignedInForce);
        Instant now = time.now();
        boolean due = nextAligned.filter(next -> reached(next, now)).isPresent();
        Instant next = Schedules.nextAligned(now, interval);
        nextAligned = Optional.of(next);
        Duration wait = Duration.between(now, next);
        alignedTimer = Optional.of(loop.after(wait.compareTo(LOOK) < 0 ? wait : LOOK, this::look));
        if (due) {
            target.aligned();
        }
    }

    /** The moment has come; one that a correction of the clock jumped over has not. */
    private static boolean reached(Instant next, Instant now) {
        return !now.isBefore(next) && now.isBefore(next.plus(LATE));
    }

    private static final class Periodic {
        final ConnectorId connector;
        final long startMillis;
        int intervalInForce;
        Optional<Loop.Timer> timer = Optional.empty();

        Periodic(ConnectorId connector, long startMillis) {
            this.connector = connector;
            this.startMillis = startMillis;
        }
    }
}
