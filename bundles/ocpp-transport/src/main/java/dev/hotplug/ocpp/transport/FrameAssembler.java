package dev.hotplug.ocpp.transport;

import dev.hotplug.ocpp.transport.Sockets.Incoming;
import java.util.Optional;

/**
 * Puts the parts of a text message together. Of a message beyond the bound only the beginning is kept, however long it is.
 * One thread at a time.
 */
final class FrameAssembler {

    /** Characters of an oversized message that are kept ({@link dev.hotplug.ocpp.link.FrameSink#onOversized}). */
    static final int HEAD = 1_000;

    private final int bound;
    private StringBuilder text = new StringBuilder();
    private long length;

    /** @param bound characters that are accepted */
    FrameAssembler(int bound) {
        this.bound = bound;
    }

    /** Takes a part; gives the message when it was the last one. */
    Optional<Incoming> add(String part, boolean last) {
        if (last && length == 0 && part.length() <= bound) {
            return Optional.of(new Incoming.Text(part));
        }
        length += part.length();
        keep(part);
        return last ? Optional.of(finish()) : Optional.empty();
    }

    private void keep(String part) {
        if (length <= bound) {
            text.append(part);
            return;
        }
        if (text.length() > HEAD) {
            text = new StringBuilder(text.substring(0, HEAD));
        }
        text.append(part, 0, Math.min(part.length(), HEAD - text.length()));
    }

    private Incoming finish() {
        Incoming message = length <= bound ? new Incoming.Text(text.toString()) : new Incoming.Oversized(text.toString(), bound);
        text = new StringBuilder();
        length = 0;
        return message;
    }
}
