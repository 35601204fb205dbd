package dev.hotplug.itests.soak;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The clock of this machine, which the charger shares. */
final class Clock {

    private Clock() {}

    /** Epoch milliseconds. */
    static long now() {
        return System.currentTimeMillis();
    }

    static void pause(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
