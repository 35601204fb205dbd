package dev.hotplug.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * A target under watch: each input is done within a bounded time of the processor (so that a busy machine is no finding), no
 * error with a stack trace is logged for it, and the heap does not grow from input to input.
 */
final class Watch implements Target {

    static final Duration LIMIT = Duration.ofSeconds(3);
    private static final long GROWTH_BYTES = 24L << 20;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Target target;
    private long nextLook = System.nanoTime() + LOOK_EVERY.toNanos();
    private long settled = -1;

    Watch(Target target) {
        this.target = target;
    }

    @Override
    public void feed(byte[] input) throws Exception {
        Surprises.forget();
        long start = threads.getCurrentThreadCpuTime();
        target.feed(input);
        Duration used = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
        Promise.that(used.compareTo(LIMIT) < 0, () -> "an input of " + input.length + " bytes took " + used);
        Surprises.none();
        lookAtTheHeap();
    }

    /** The first look is the measure for those that follow. */
    private void lookAtTheHeap() {
        if (System.nanoTime() < nextLook) {
            return;
        }
        nextLook = System.nanoTime() + LOOK_EVERY.toNanos();
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        settled = settled < 0 ? used : settled;
        Promise.that(used - settled < GROWTH_BYTES, () -> "the heap has grown from " + settled + " to " + used + " bytes");
    }
}
