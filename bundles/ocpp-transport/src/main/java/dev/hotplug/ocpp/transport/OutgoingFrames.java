package dev.hotplug.ocpp.transport;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Frames on their way out: one is being written, others wait, in order and bounded. Any thread; never blocks.
 */
final class OutgoingFrames {

    private final long bound;
    private final Deque<String> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private OptionalLong writingSince = OptionalLong.empty();
    private Optional<Runnable> afterLast = Optional.empty();

    /** @param bound bytes that may wait, the frame that is being written not counted */
    OutgoingFrames(long bound) {
        this.bound = bound;
    }

    /** What to do with a frame. */
    enum Offer {
        /** Write it now. */
        WRITE,
        /** It waits; {@link #written} gives it back in its turn. */
        WAIT,
        /** It would be too much; it was not taken. */
        TOO_MUCH,
        /** The socket is being closed; it was not taken. */
        CLOSED
    }

    synchronized Offer offer(String frame, long now) {
        if (afterLast.isPresent()) {
            return Offer.CLOSED;
        }
        if (writingSince.isEmpty()) {
            writingSince = OptionalLong.of(now);
            return Offer.WRITE;
        }
        long bytes = bytes(frame);
        if (waitingBytes + bytes > bound) {
            return Offer.TOO_MUCH;
        }
        waiting.add(frame);
        waitingBytes += bytes;
        return Offer.WAIT;
    }

    /** The present frame is written; gives the next one, which is to be written now. */
    Optional<String> written(long now) {
        Optional<Runnable> end;
        synchronized (this) {
            String next = waiting.poll();
            writingSince = next == null ? OptionalLong.empty() : OptionalLong.of(now);
            if (next != null) {
                waitingBytes -= bytes(next);
                return Optional.of(next);
            }
            end = afterLast;
        }
        end.ifPresent(Runnable::run);
        return Optional.empty();
    }

    /** Takes no more frames; runs {@code then} once the last one is written, or at once. Only the first call counts. */
    void finish(Runnable then) {
        synchronized (this) {
            if (afterLast.isPresent()) {
                return;
            }
            afterLast = Optional.of(then);
            if (writingSince.isPresent()) {
                return;
            }
        }
        then.run();
    }

    /** Takes no more frames and forgets those that wait. */
    synchronized void drop() {
        afterLast = Optional.of(() -> {});
        writingSince = OptionalLong.empty();
        waiting.clear();
        waitingBytes = 0;
    }

    synchronized OptionalLong writingSince() {
        return writingSince;
    }

    /** Length in UTF-8; a surrogate pair counts 6 instead of 4, which does no harm to a bound. */
    static long bytes(String frame) {
        long bytes = 0;
        for (int i = 0; i < frame.length(); i++) {
            char c = frame.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        }
        return bytes;
    }
}
