package dev.hotplug.itests.blackbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for something another process does; there is nothing to be notified by, so it looks again and again. */
final class Await {

    private static final Duration LOOK = Duration.ofMillis(20);

    private Await() {}

    static <T> T until(String what, Duration limit, Supplier<T> look, Predicate<T> condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        T seen = look.get();
        while (!condition.test(seen)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + limit + ": " + what + "; last seen: " + seen);
            }
            pause();
            seen = look.get();
        }
        return seen;
    }

    /** The time between two looks. */
    static void pause() {
        LockSupport.parkNanos(LOOK.toNanos());
    }
}
