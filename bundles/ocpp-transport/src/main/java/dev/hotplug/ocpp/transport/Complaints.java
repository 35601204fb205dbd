package dev.hotplug.ocpp.transport;

import java.util.Optional;

/**
 * Keeps the log readable while the same thing fails again and again: a failure is said when it is new, and then once an
 * hour with how often it was meanwhile. One thread.
 */
final class Complaints {

    static final long AGAIN_MILLIS = 3_600_000;

    private String present = "";
    private long saidAt;
    private int repeated;

    /** What to say now of a failure; empty when it was said a moment ago. */
    Optional<String> about(String failure, long nowMillis) {
        if (failure.equals(present) && nowMillis - saidAt < AGAIN_MILLIS) {
            repeated++;
            return Optional.empty();
        }
        String line = failure.equals(present) ? failure + " (" + (repeated + 1) + " times within an hour)" : failure;
        present = failure;
        saidAt = nowMillis;
        repeated = 0;
        return Optional.of(line);
    }

    /** It works again: the next failure is new. */
    void forget() {
        present = "";
    }
}
