package dev.hotplug.driver.wallbox;

import java.time.Duration;
import java.util.Arrays;

/**
 * Notices a card that is left at the reader. It does not keep readings back: that a held card is one tap is the station's
 * matter, which also knows what was read before a swap. Not thread safe.
 */
final class CardWatch {

    /** A card that has been read for so long is left there. */
    static final Duration HELD_AFTER = Duration.ofSeconds(10);
    /** A card that has not been read for so long has been taken away. */
    static final Duration GONE_AFTER = Duration.ofSeconds(1);

    private final Delay delay;
    private final Listener listener;
    private byte[] card = new byte[0];
    private boolean held;
    private Runnable notHeld = () -> {};
    private Runnable notGone = () -> {};

    /** Hears when a card is left there, and when it has been taken away. */
    interface Listener {
        void held(boolean held);
    }

    CardWatch(Delay delay, Listener listener) {
        this.delay = delay;
        this.listener = listener;
    }

    /** A card was read. */
    void read(byte[] uid) {
        if (!Arrays.equals(card, uid)) {
            gone();
            card = uid.clone();
            notHeld = delay.after(HELD_AFTER, this::left);
        }
        notGone.run();
        notGone = delay.after(GONE_AFTER, this::gone);
    }

    private void left() {
        held = true;
        listener.held(true);
    }

    private void gone() {
        end();
        card = new byte[0];
        if (held) {
            held = false;
            listener.held(false);
        }
    }

    /** No timer is left behind. */
    void end() {
        notHeld.run();
        notGone.run();
    }
}
