package dev.hotplug.boot;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends the process after a given number of steps, as a power cut would: for tests of the packaged product, which set the system
 * property {@value #PROPERTY}. Without the property it does nothing.
 */
public final class CrashPoint {

    /** Which step is the last one, counted from 1 in each run of the process. */
    public static final String PROPERTY = "hotplug.crash.after";

    private static final int KILLED = 137;
    private static final AtomicLong STEPS = new AtomicLong();

    private CrashPoint() {}

    /** A step has been made. */
    public static void passed() {
        Long last = Long.getLong(PROPERTY);
        if (last != null && STEPS.incrementAndGet() == last) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** Every step of a disk that changes something. */
    public static Disk after(Disk disk) {
        return new SteppedDisk(disk, CrashPoint::passed);
    }
}
