package dev.hotplug.ocpp.transport;

import dev.hotplug.loop.Loop;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Turns} on one thread. After {@link #stop} turns are dropped. */
final class TransportThread implements Turns {

    private static final Logger LOG = LoggerFactory.getLogger(TransportThread.class);

    private final ScheduledThreadPoolExecutor executor =
            new ScheduledThreadPoolExecutor(1, turn -> daemon(turn, "ocpp-transport"));

    TransportThread() {
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void post(Runnable turn) {
        try {
            executor.execute(guarded(turn));
        } catch (RejectedExecutionException e) {
            LOG.debug("The transport has stopped; a turn is dropped.");
        }
    }

    @Override
    public Loop.Timer after(Duration delay, Runnable turn) {
        try {
            ScheduledFuture<?> future =
                    executor.schedule(guarded(turn), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> {};
        }
    }

    /** Ends the thread; waits for the present turn, at most so long. */
    void stop(Duration limit) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static Runnable guarded(Runnable turn) {
        return () -> {
            try {
                turn.run();
            } catch (RuntimeException e) {
                LOG.error("A turn of the transport failed.", e);
            }
        };
    }
}
