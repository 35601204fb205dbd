package dev.hotplug.station.turns;

import dev.hotplug.loop.Loop;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The station loop on a thread of its own. What the station's own bundles and the hardware post has no bound; what comes
 * from the network has as many places as {@link LoopConfiguration} says. When it stops, turns already posted still run, timers and later posts do not.
 */
@Component(service = Loop.class, immediate = true, configurationPid = "dev.hotplug.station.loop")
@Designate(ocd = LoopConfiguration.class)
public final class StationLoop implements Loop {

    private static final Logger LOG = LoggerFactory.getLogger(StationLoop.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final LongSupplier nanos;
    private final long origin;
    private final Room room;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Agenda agenda = new Agenda();
    private final Thread thread = new Thread(this::runTurns, "station");
    private boolean stopping;

    /** On the system's monotonic clock; the thread starts at once. */
    @Activate
    public StationLoop(LoopConfiguration configuration) {
        this(Clocks.SYSTEM.nanos(), configuration.networkTurns());
    }

    StationLoop(LongSupplier nanos, int networkTurns) {
        this.nanos = nanos;
        this.room = new Room(Math.max(1, networkTurns));
        this.origin = nanos.getAsLong();
        thread.setDaemon(true);
        thread.start();
    }

    @Modified
    void modified(LoopConfiguration configuration) {
        networkTurns(configuration.networkTurns());
    }

    void networkTurns(int most) {
        room.places(Math.max(1, most));
    }

    /** Runs what was posted before, for at most two seconds, then ends the thread. */
    @Deactivate
    void stop() {
        lock.lock();
        try {
            if (!stopping) {
                stopping = true;
                agenda.removeTimers();
                room.open();
                news.signal();
            }
        } finally {
            lock.unlock();
        }
        awaitEnd();
    }

    @Override
    public void post(Runnable turn) {
        add(turn);
    }

    @Override
    public void postWhenRoom(Runnable turn) throws InterruptedException {
        if (inTurn()) {
            throw new IllegalStateException("a turn must not wait for room in the mailbox");
        }
        room.enter();
        boolean added = add(() -> {
            room.leave();
            turn.run();
        });
        if (!added) {
            room.leave();
        }
    }

    @Override
    public Timer after(Duration delay, Runnable turn) {
        lock.lock();
        try {
            if (stopping) {
                return () -> {};
            }
            OneShot timer = new OneShot(turn);
            timer.appointment = agenda.add(due(delay), timer);
            news.signal();
            return timer;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean inTurn() {
        return Thread.currentThread() == thread;
    }

    @Override
    public boolean drain(Duration limit) {
        if (inTurn()) {
            return true;
        }
        CountDownLatch passed = new CountDownLatch(1);
        try {
            return !add(passed::countDown) || passed.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Turns from the network that wait or run. */
    int networkTurnsWaiting() {
        return room.taken();
    }

    /** Timers that wait. */
    int timers() {
        lock.lock();
        try {
            return agenda.timers();
        } finally {
            lock.unlock();
        }
    }

    private boolean add(Runnable turn) {
        lock.lock();
        try {
            if (!stopping) {
                agenda.add(turn);
                news.signal();
            }
            return !stopping;
        } finally {
            lock.unlock();
        }
    }

    private void cancel(OneShot timer) {
        lock.lock();
        try {
            agenda.remove(timer.appointment);
        } finally {
            lock.unlock();
        }
    }

    private long due(Duration delay) {
        long now = now();
        long wait = Math.max(0, TimeUnit.NANOSECONDS.convert(delay));
        return wait > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + wait;
    }

    private long now() {
        return nanos.getAsLong() - origin;
    }

    private void runTurns() {
        for (Runnable turn = take(); turn != null; turn = take()) {
            run(turn);
        }
    }

    /** The next turn, waited for; null at the end. */
    private Runnable take() {
        lock.lock();
        try {
            Runnable turn = agenda.next(now());
            while (turn == null && !stopping) {
                await(agenda.untilNext(now()));
                turn = agenda.next(now());
            }
            return turn;
        } finally {
            lock.unlock();
        }
    }

    private void await(long limitNanos) {
        try {
            news.awaitNanos(limitNanos);
        } catch (InterruptedException e) {
            LOG.debug("Somebody interrupted the station loop; it goes on.");
        }
    }

    private static void run(Runnable turn) {
        try {
            turn.run();
        } catch (Throwable e) {
            LOG.error("A turn of the station loop failed; the loop goes on.", e);
        }
    }

    private void awaitEnd() {
        if (inTurn()) {
            return;
        }
        try {
            thread.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("A turn of the station loop does not end.");
        }
    }

    /** A timer: runs unless it was cancelled, also when it is already in the queue behind other turns. */
    private final class OneShot implements Timer, Runnable {

        private final Runnable turn;
        private Agenda.Appointment appointment;
        private volatile boolean cancelled;

        OneShot(Runnable turn) {
            this.turn = turn;
        }

        @Override
        public void run() {
            if (!cancelled) {
                turn.run();
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            StationLoop.this.cancel(this);
        }
    }
}
