package dev.hotplug.ocpp.transport;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * When to ping and when to give a connection up. Whatever comes in counts as a sign of life.
 *
 * @param interval between two pings; zero for none
 * @param pong     how long nothing may be heard after a ping
 * @param write    how long the writing of one frame may take
 */
record PingClock(Duration interval, Duration pong, Duration write) {

    /** A connection is looked at as often as this at least, ms. */
    static final long LOOK_MILLIS = 5_000;

    /** The waiting time for a pong is never longer than the interval. */
    PingClock {
        pong = !interval.isZero() && pong.compareTo(interval) > 0 ? interval : pong;
    }

    /**
     * What is known of a connection; all times are elapsed milliseconds.
     *
     * @param heardAt      when anything last came in, or when reading went on after a pause
     * @param pingAt       when the last ping was sent, or the connection opened
     * @param pinged       a ping has been sent
     * @param writingSince when the writing of the present frame began; empty when nothing is being written
     * @param paused       nothing is read just now, by our own choice: silence means nothing
     */
    record Signs(long heardAt, long pingAt, boolean pinged, OptionalLong writingSince, boolean paused) {}

    /** What to do. */
    sealed interface Step {

        /** Look again after so many ms. */
        record Wait(long millis) implements Step {}

        record Ping() implements Step {}

        /** Nothing was heard after a ping. */
        record NoPong() implements Step {}

        /** A frame has not been written for too long. */
        record Stalled() implements Step {}
    }

    Step next(long now, Signs signs) {
        if (signs.writingSince().isPresent() && now - signs.writingSince().getAsLong() >= write.toMillis()) {
            return new Step.Stalled();
        }
        boolean unanswered = signs.pinged() && signs.heardAt() < signs.pingAt() && !signs.paused();
        long due = signs.pingAt() + (unanswered ? pong : interval).toMillis();
        if (!unanswered && interval.isZero()) {
            return new Step.Wait(LOOK_MILLIS);
        }
        if (due > now) {
            return new Step.Wait(Math.min(due - now, LOOK_MILLIS));
        }
        return unanswered ? new Step.NoPong() : new Step.Ping();
    }
}
