package dev.hotplug.profile.firmware.management.work;

import java.util.concurrent.Executor;

/** A thread of its own for each task, which ends with it; at rest there is none. */
public final class Aside implements Executor {

    @Override
    public void execute(Runnable task) {
        Thread thread = new Thread(task, "firmware");
        thread.setDaemon(true);
        thread.start();
    }
}
