package dev.hotplug.ocpp.transport;

import dev.hotplug.loop.Stamp;
import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.ocpp.link.LinkStatus.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of the link, for {@link LinkStatus}. Written on the transport's thread, read by any. Moments are kept as
 * elapsed time and dated when asked for, so that they are right once the clock is.
 */
final class Board {

    private final StationTime time;
    private volatile Entry now = new Entry(
            Step.OFF, Optional.empty(), 1, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty());

    Board(StationTime time) {
        this.time = time;
    }

    private record Failed(Explanation why, Stamp at) {}

    private record Entry(
            Step step,
            Optional<String> endpoint,
            int attempt,
            OptionalLong openedAt,
            OptionalLong nextTryAt,
            OptionalLong heardAt,
            Optional<Failed> failed) {

        Entry step(Step next, int ofAttempt, OptionalLong opened, OptionalLong nextTry) {
            return new Entry(next, endpoint, ofAttempt, opened, nextTry, heardAt, failed);
        }

        Entry failed(Optional<Failed> next) {
            return new Entry(step, endpoint, attempt, openedAt, nextTryAt, heardAt, next);
        }

        Entry endpoint(Optional<String> next) {
            return new Entry(step, next, attempt, openedAt, nextTryAt, heardAt, failed);
        }
    }

    void off(Optional<String> endpoint, Explanation why) {
        now = now.step(Step.OFF, 1, OptionalLong.empty(), OptionalLong.empty()).endpoint(endpoint).failed(failure(why));
    }

    void connecting(String endpoint, int attempt) {
        Entry entry = now.step() == Step.OFF ? now.failed(Optional.empty()) : now;
        now = entry.step(Step.CONNECTING, attempt, OptionalLong.empty(), OptionalLong.empty()).endpoint(Optional.of(endpoint));
    }

    void open() {
        now = now.step(Step.OPEN, now.attempt(), OptionalLong.of(time.elapsedMillis()), OptionalLong.empty());
    }

    void waiting(int attempt, Duration delay) {
        now = now.step(Step.WAITING, attempt, OptionalLong.empty(), OptionalLong.of(time.elapsedMillis() + delay.toMillis()));
    }

    void failed(Explanation why) {
        now = now.failed(failure(why));
    }

    /**
     * The connection has proved useful: what failed before is history.
     *
     * @param keepFailure but not the failure: somebody still has to mend it
     */
    void lasting(boolean keepFailure) {
        Entry lasting = now.step(Step.OPEN, 1, now.openedAt(), now.nextTryAt());
        now = keepFailure ? lasting : lasting.failed(Optional.empty());
    }

    /** The last sign of life on a connection that has ended, elapsed ms. */
    void heard(long at) {
        Entry e = now;
        now = new Entry(e.step(), e.endpoint(), e.attempt(), e.openedAt(), e.nextTryAt(), OptionalLong.of(at), e.failed());
    }

    /** @param open the open socket; {@code null} when there is none */
    LinkStatus status(Sockets.Socket open) {
        Entry e = now;
        OptionalLong heard = open == null || e.step() != Step.OPEN ? e.heardAt() : OptionalLong.of(open.heardAt());
        return new LinkStatus(
                e.step(),
                e.endpoint(),
                e.attempt(),
                dated(e.openedAt()),
                dated(heard),
                dated(e.nextTryAt()),
                e.failed().map(f -> new LinkStatus.Failure(f.why().kind(), f.why().text(), time.date(f.at()))));
    }

    private Optional<Failed> failure(Explanation why) {
        return Optional.of(new Failed(why, time.stamp()));
    }

    private Optional<Instant> dated(OptionalLong elapsed) {
        return elapsed.isPresent()
                ? Optional.of(time.now().plusMillis(elapsed.getAsLong() - time.elapsedMillis()))
                : Optional.empty();
    }
}
