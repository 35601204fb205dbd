package dev.hotplug.mainboard.simulator;

/**
 * The contactor with its timing (IEC 61851-1 table A.6): closes within 3 s of state C with PWM, opens within 100 ms when
 * the car leaves C, and when the charger ends the offer it waits for the car to stop drawing, but no longer than 6 s.
 * Thread {@code mainboard}.
 */
final class Contactor {

    /** From state C with PWM to the closed contact: the electronics test their residual current sensor first. */
    static final long CLOSE_MILLIS = 500;
    /** How long a car may go on drawing after the offer has ended. */
    static final long FORCE_MILLIS = 6_000;
    /** Below this the contact is opened without load, mA per phase. */
    static final double NO_LOAD_MILLIAMPERE = 500;

    private static final long NEVER = Long.MAX_VALUE;

    private boolean closed;
    private long closeAt = NEVER;
    private long forceAt = NEVER;

    /** What the electronics want of the contactor. */
    enum Wish {
        CLOSE,
        /** The offer has ended: open when the car has stopped drawing. */
        RELEASE,
        /** Open now, load or not. */
        OPEN
    }

    void step(long now, Wish wish, double drawnMilliampere) {
        closeAt = wish == Wish.CLOSE && !closed ? Math.min(closeAt, now + CLOSE_MILLIS) : NEVER;
        forceAt = wish == Wish.RELEASE && closed ? Math.min(forceAt, now + FORCE_MILLIS) : NEVER;
        if (now >= closeAt) {
            closed = true;
            closeAt = NEVER;
        }
        if (wish == Wish.OPEN || forceAt != NEVER && (drawnMilliampere <= NO_LOAD_MILLIAMPERE || now >= forceAt)) {
            closed = false;
            forceAt = NEVER;
        }
    }

    boolean closed() {
        return closed;
    }

    boolean moving() {
        return closeAt != NEVER || forceAt != NEVER;
    }
}
