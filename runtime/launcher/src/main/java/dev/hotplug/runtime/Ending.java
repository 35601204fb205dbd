package dev.hotplug.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The end of the process: the first thread that asks decides the exit code, any other waits for the end. */
final class Ending {
    private static final AtomicBoolean CLAIMED = new AtomicBoolean();

    private Ending() {}

    /** Returns only to the first thread that calls. */
    static void claim() {
        if (!CLAIMED.compareAndSet(false, true)) {
            waitForTheEnd();
        }
    }

    /** Ends the process; to be called after {@link #claim}. */
    static void halt(int code) {
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    private static void waitForTheEnd() {
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // nothing is left to do but to wait
            }
        }
    }
}
