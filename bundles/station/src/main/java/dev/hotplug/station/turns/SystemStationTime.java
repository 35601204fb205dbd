package dev.hotplug.station.turns;

import dev.hotplug.loop.ClockWatch;
import dev.hotplug.loop.Stamp;
import dev.hotplug.loop.StationTime;
import dev.hotplug.station.turns.RunLedger.Run;
import dev.hotplug.station.turns.RunLedger.Source;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clocks of the charge point on the system's. Wall time is what the system's clock said when the process began, plus
 * monotonic time: a step of the system's clock changes nothing. The one exception is a clock that had not been set at all
 * (before {@link RunLedger#EARLIEST}) and is set, by NTP for instance, before the central system has spoken: that step is
 * followed. Then the central system corrects: the first time exactly, later only by {@link #DEAD_BAND} and more, because
 * less is the rounding of its messages and the network's delay. A step back of at most {@link #STANDSTILL} makes wall time
 * stand still until it is caught up; a longer one is a jump.
 *
 * <p>The number of the run and what it learned of the time are in the document {@code station/clock}, written when the
 * run begins and once when the time becomes known; every commit with a stamp in it comes after the first of these.
 */
@Component(service = StationTime.class, immediate = true)
public final class SystemStationTime implements StationTime {

    /** A correction smaller than this is not one. */
    static final Duration DEAD_BAND = Duration.ofSeconds(1);

    /** A step back up to this long is waited out. */
    static final Duration STANDSTILL = Duration.ofSeconds(10);

    /** While the clock is not set, how long the run has lasted is written ahead by this much. */
    static final Duration SPAN_AHEAD = Duration.ofSeconds(60);

    static final String NAMESPACE = "station";
    static final String DOCUMENT = "clock";

    private static final Logger LOG = LoggerFactory.getLogger(SystemStationTime.class);

    private final Store store;
    private final Clocks clocks;
    private final long nanosAtStart;
    private volatile State state;
    private volatile boolean unsaved;
    private volatile ClockWatch watch = (before, after) -> {};

    /**
     * @param ledger      what is known of the runs
     * @param originMillis wall time at elapsed 0, as corrected last
     * @param floorMillis wall time is not before this
     */
    private record State(RunLedger ledger, long originMillis, long floorMillis) {

        long wallMillis(long elapsedMillis) {
            return Math.max(floorMillis, originMillis + elapsedMillis);
        }

        Source source() {
            return ledger.run().source();
        }
    }

    /** Begins a run; the commit of its number is asked for, not waited for. */
    @Activate
    public SystemStationTime(@Reference Store store) {
        this(store, Clocks.SYSTEM);
    }

    SystemStationTime(Store store, Clocks clocks) {
        this.store = store;
        this.clocks = clocks;
        this.nanosAtStart = clocks.nanos().getAsLong();
        long wall = clocks.wallMillis().getAsLong();
        this.state = new State(begin(wall), wall, Long.MIN_VALUE);
        save();
    }

    @Override
    public long elapsedMillis() {
        return (clocks.nanos().getAsLong() - nanosAtStart) / 1_000_000;
    }

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(settled().wallMillis(elapsedMillis()));
    }

    @Override
    public boolean known() {
        return state.source() == Source.CENTRAL;
    }

    @Override
    public Stamp stamp() {
        State present = settled();
        long elapsed = elapsedMillis();
        noteSpan(elapsed);
        if (unsaved) {
            save();
        }
        Instant wall = Instant.ofEpochMilli(present.wallMillis(elapsed));
        return new Stamp(wall, present.ledger().current(), elapsed, present.source() == Source.CENTRAL);
    }

    @Override
    public Instant date(Stamp stamp) {
        return settled().ledger().date(stamp);
    }

    @Override
    public synchronized void correct(Instant centralSystemTime) {
        long elapsed = elapsedMillis();
        long before = settled().wallMillis(elapsed);
        long step = centralSystemTime.toEpochMilli() - before;
        boolean first = !known();
        if (!first && Math.abs(step) < DEAD_BAND.toMillis()) {
            return;
        }
        long origin = before + step - elapsed;
        long floor = step < 0 && -step <= STANDSTILL.toMillis() ? before : Long.MIN_VALUE;
        RunLedger ledger = first ? state.ledger().with(new Run(origin, Source.CENTRAL, 0)) : state.ledger();
        state = new State(ledger, origin, floor);
        LOG.info("The central system set the clock to {}, by {} ms.", centralSystemTime, step);
        if (first) {
            save();
        }
        watch.set(Instant.ofEpochMilli(before), centralSystemTime);
    }

    @Override
    public void watch(ClockWatch next) {
        watch = next;
    }

    /** The state, after a look whether a clock that was not set has been set meanwhile. */
    private State settled() {
        State present = state;
        return present.source() == Source.UNSET ? lookAgain() : present;
    }

    private synchronized State lookAgain() {
        long wall = clocks.wallMillis().getAsLong();
        if (state.source() == Source.UNSET && wall >= RunLedger.EARLIEST.toEpochMilli()) {
            long origin = wall - elapsedMillis();
            Instant before = Instant.ofEpochMilli(state.wallMillis(elapsedMillis()));
            state = new State(state.ledger().with(new Run(origin, Source.SYSTEM, 0)), origin, Long.MIN_VALUE);
            LOG.info("The system's clock has been set to {}.", Instant.ofEpochMilli(wall));
            save();
            watch.set(before, Instant.ofEpochMilli(wall));
        }
        return state;
    }

    /** Without a clock, later runs must know how long this one lasted to put its stamps in their place. */
    private synchronized void noteSpan(long elapsedMillis) {
        Run run = state.ledger().run();
        if (run.source() == Source.UNSET && elapsedMillis >= run.spanMillis()) {
            Run longer = new Run(run.originMillis(), Source.UNSET, elapsedMillis + SPAN_AHEAD.toMillis());
            state = new State(state.ledger().with(longer), state.originMillis(), state.floorMillis());
            save();
        }
    }

    private RunLedger begin(long wallMillis) {
        try {
            RunLedger before = store.document(NAMESPACE, DOCUMENT).map(RunLedger::read).orElse(RunLedger.EMPTY);
            return before.begin(before.current() + 1, wallMillis);
        } catch (StoreException | IllegalArgumentException e) {
            LOG.error("What was stored about the clock cannot be read; records made before the time was known keep theirs.", e);
            return RunLedger.EMPTY.begin(unusedNumber(wallMillis), wallMillis);
        }
    }

    /** Far above any count of runs, and growing. */
    private static long unusedNumber(long wallMillis) {
        return Math.max(1_000_000, wallMillis / 1000);
    }

    private void save() {
        unsaved = false;
        Fields fields = state.ledger().fields();
        store.commit(new Batch().put(NAMESPACE, DOCUMENT, fields)).whenComplete((done, failure) -> {
            if (failure != null) {
                unsaved = true;
                LOG.warn("What is known about the clock could not be stored: {}", failure.getMessage());
            }
        });
    }
}
