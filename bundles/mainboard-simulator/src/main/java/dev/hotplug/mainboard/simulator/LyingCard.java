package dev.hotplug.mainboard.simulator;

/** A card that somebody has left at the reader: it is read again and again. Thread {@code mainboard}. */
final class LyingCard {

    /** How often a reader reads a card that stays. */
    static final long READ_MILLIS = 500;

    private static final long NEVER = Long.MAX_VALUE;

    /** The card that is left when none was shown before. */
    private byte[] uid = {0x04, (byte) 0xA2, 0x3C, 0x5A};
    private long nextAt = NEVER;

    /** A card was shown: it is the one that would be left. */
    void shown(byte[] shown) {
        uid = shown.clone();
    }

    void stay(boolean stays, long now) {
        nextAt = stays ? now : NEVER;
    }

    /** Whether it is read now; then the next time is later. */
    boolean due(long now) {
        boolean due = now >= nextAt;
        if (due) {
            nextAt = now + READ_MILLIS;
        }
        return due;
    }

    byte[] uid() {
        return uid.clone();
    }

    /** {@link Long#MAX_VALUE} for never. */
    long millisUntilDue(long now) {
        return nextAt == NEVER ? NEVER : Math.max(0, nextAt - now);
    }
}
