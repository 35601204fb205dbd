package dev.hotplug.mainboard.simulator;

import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread {@code mainboard}: runs what it is given, one after the other, and wakes by itself only while something can change. */
final class BoardThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BoardThread.class);
    private static final long ANSWER_SECONDS = 5;

    private final ScheduledThreadPoolExecutor executor;
    private final Supplier<OptionalLong> tick;
    private volatile Thread thread;
    private Future<?> wakeUp;

    /**
     * @param tick lets time pass on this thread and says in how many ms it must be called again, empty for not at all
     */
    BoardThread(Supplier<OptionalLong> tick) {
        this.tick = tick;
        executor = new ScheduledThreadPoolExecutor(1, this::named);
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private Thread named(Runnable work) {
        thread = new Thread(work, "mainboard");
        thread.setDaemon(true);
        return thread;
    }

    /** Queues work; any thread, returns at once. Nothing happens after the end. */
    void execute(Runnable work) {
        try {
            executor.execute(() -> run(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("The electronics are switched off.");
        }
    }

    /**
     * Runs work and waits for its result; on the thread itself at once.
     *
     * @throws IllegalStateException when the electronics are switched off or do not answer
     */
    <T> T call(Callable<T> work) {
        try {
            return Thread.currentThread() == thread ? work.call() : submitted(work).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the electronics failed: " + e.getCause(), e.getCause());
        } catch (RejectedExecutionException | TimeoutException e) {
            throw new IllegalStateException("the electronics do not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the electronics", e);
        } catch (Exception e) {
            throw new IllegalStateException("the electronics failed: " + e, e);
        }
    }

    private <T> Future<T> submitted(Callable<T> work) {
        return executor.submit(() -> {
            try {
                return work.call();
            } finally {
                wakeLater();
            }
        });
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("The simulated electronics failed on an order.", e);
        } finally {
            wakeLater();
        }
    }

    private void wakeLater() {
        if (wakeUp != null) {
            wakeUp.cancel(false);
            wakeUp = null;
        }
        OptionalLong next = tick.get();
        if (next.isPresent() && !executor.isShutdown()) {
            wakeUp = executor.schedule(() -> run(() -> {}), next.getAsLong(), TimeUnit.MILLISECONDS);
        }
    }

    /** Ends the thread; what was queued before is still done, at most 2 s. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(2, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
