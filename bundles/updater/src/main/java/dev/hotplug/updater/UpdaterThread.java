package dev.hotplug.updater;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The updater's own thread: one thing after the other, and pauses that end when the process is stopped. */
final class UpdaterThread implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(UpdaterThread.class);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Thread own;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "updater");
        thread.setDaemon(true);
        own = thread;
        return thread;
    });

    /** What comes after the end is forgotten. */
    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("The updater has been stopped.");
        }
    }

    /** On the updater's thread: at once when this is it, so that nobody hears of a swap when it is over; in its turn otherwise. */
    void tell(Runnable task) {
        if (Thread.currentThread() == own) {
            guarded(task);
        } else {
            execute(task);
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The updater failed.", e);
        }
    }

    /** Waits for a moment; false when the updater is being stopped. */
    boolean pause(long millis) {
        try {
            return !stopping.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void stop() {
        stopping.countDown();
        executor.shutdown();
    }
}
