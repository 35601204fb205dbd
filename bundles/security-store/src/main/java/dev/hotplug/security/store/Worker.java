package dev.hotplug.security.store;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread for work that takes its time, there only while there is some. At most {@value #WAITING} pieces wait. */
final class Worker {

    static final int WAITING = 64;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> {
                Thread thread = new Thread(work, "security-store");
                thread.setDaemon(true);
                return thread;
            });

    Worker() {
        executor.allowCoreThreadTimeOut(true);
    }

    /** Completes on the worker's thread; at once, exceptionally, when too much waits. */
    <T> CompletionStage<T> run(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                try {
                    done.complete(work.call());
                } catch (Exception e) {
                    done.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            done.completeExceptionally(new IllegalStateException("too much waits to be stored", e));
        }
        return done;
    }

    /** Finishes what waits, at most so long. */
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
}
