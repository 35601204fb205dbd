package dev.hotplug.testkit;

import dev.hotplug.loop.Loop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/**
 * A loop whose turns run when the test says so, on the test's thread. Turns may be posted from other threads. An exception
 * in a turn is thrown to the test.
 */
public final class ManualLoop implements Loop {

    private final ManualTime time;
    private final Deque<Runnable> mailbox = new ArrayDeque<>();
    private final PriorityQueue<Scheduled> timers =
            new PriorityQueue<>(Comparator.comparingLong(Scheduled::due).thenComparingLong(Scheduled::order));
    private long order;
    private boolean inTurn;

    public ManualLoop(ManualTime time) {
        this.time = time;
    }

    /** Runs what is in the mailbox, and what that posts, until nothing is left. Time stands still. */
    public void run() {
        for (Runnable turn = next(); turn != null; turn = next()) {
            turn(turn);
        }
    }

    /** Posts a turn and runs everything. */
    public void run(Runnable turn) {
        post(turn);
        run();
    }

    /** Moves time forward, running timers when they are due and everything they post. */
    public void advance(Duration by) {
        run();
        long end = time.elapsedMillis() + by.toMillis();
        while (!timers.isEmpty() && timers.peek().due() <= end) {
            Scheduled timer = timers.poll();
            time.forward(Duration.ofMillis(Math.max(0, timer.due() - time.elapsedMillis())));
            if (!timer.cancelled) {
                turn(timer.turn);
                run();
            }
        }
        time.forward(Duration.ofMillis(end - time.elapsedMillis()));
    }

    /** Timers that are still to run. */
    public long pendingTimers() {
        return timers.stream().filter(t -> !t.cancelled).count();
    }

    @Override
    public void post(Runnable turn) {
        synchronized (mailbox) {
            mailbox.add(turn);
        }
    }

    @Override
    public void postWhenRoom(Runnable turn) {
        post(turn);
    }

    @Override
    public Timer after(Duration delay, Runnable turn) {
        Scheduled timer = new Scheduled(time.elapsedMillis() + Math.max(0, delay.toMillis()), order++, turn);
        timers.add(timer);
        return timer;
    }

    @Override
    public boolean inTurn() {
        return inTurn;
    }

    /** Runs everything when called between turns. */
    @Override
    public boolean drain(Duration limit) {
        if (!inTurn) {
            run();
        }
        return true;
    }

    private Runnable next() {
        synchronized (mailbox) {
            return mailbox.poll();
        }
    }

    private void turn(Runnable turn) {
        boolean before = inTurn;
        inTurn = true;
        try {
            turn.run();
        } finally {
            inTurn = before;
        }
    }

    private static final class Scheduled implements Timer {
        private final long due;
        private final long order;
        private final Runnable turn;
        private boolean cancelled;

        Scheduled(long due, long order, Runnable turn) {
            this.due = due;
            this.order = order;
            this.turn = turn;
        }

        long due() {
            return due;
        }

        long order() {
            return order;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
