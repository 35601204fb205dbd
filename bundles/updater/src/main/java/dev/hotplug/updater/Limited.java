package dev.hotplug.updater;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs what may hang on a thread that can be left behind. */
final class Limited {

    private Limited() {}

    /**
     * @param what for people, like "The bundle x does not start"
     * @throws StepFailed when it fails, or does not come back in time
     */
    static <T> T run(String what, Duration limit, Callable<T> step) throws StepFailed {
        FutureTask<T> task = new FutureTask<>(step);
        Thread thread = new Thread(task, "updater-step");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw StepFailed.stuck(what + " within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw StepFailed.of(what + ": " + root(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StepFailed.stuck(what + " before the process was stopped");
        }
    }

    /** The message of the first cause, as one line. */
    static String root(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.strip().replaceAll("\\s+", " ");
    }
}
