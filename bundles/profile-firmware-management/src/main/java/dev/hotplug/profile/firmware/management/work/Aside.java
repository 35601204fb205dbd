package dev.hotplug.profile.firmware.management.work;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread of its own for each task, which ends with it; at rest there is none. */
public final class Aside implements Executor {

    @Override
    public void execute(Runnable task) {
        thread(task).start();
    }

    /** One task after the other, on a thread that ends a moment after the last. */
    public static Executor inTurn() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Aside::thread);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "firmware");
        thread.setDaemon(true);
        return thread;
    }
}
