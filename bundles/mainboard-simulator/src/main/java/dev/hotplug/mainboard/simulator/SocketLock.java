package dev.hotplug.mainboard.simulator;

/** The motor that holds the plug; it needs its time, and it can be stuck. Thread {@code mainboard}. */
final class SocketLock {

    /** From the order to the feedback contact. */
    static final long MOTOR_MILLIS = 400;

    private static final long NEVER = Long.MAX_VALUE;

    private boolean locked;
    private long doneAt = NEVER;

    void step(long now, boolean wanted, boolean stuck) {
        if (stuck || wanted == locked) {
            doneAt = NEVER;
            return;
        }
        doneAt = Math.min(doneAt, now + MOTOR_MILLIS);
        if (now >= doneAt) {
            locked = wanted;
            doneAt = NEVER;
        }
    }

    /** By feedback contact. */
    boolean locked() {
        return locked;
    }

    boolean moving() {
        return doneAt != NEVER;
    }
}
