package dev.hotplug.profile.core;

import dev.hotplug.loop.StationTime;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that the central system told. It was right at some moment between question and answer, and an answer may take as long as
 * MessageTimeout: a clock that is right must not be put back by the time the answer took. So of all times that fit the answer the one
 * nearest to the present clock is taken. Pure but for {@link #set}.
 */
final class ToldTime {

    private ToldTime() {}

    /** @param askedMillis elapsed milliseconds when the call was made */
    static void set(StationTime time, Instant told, long askedMillis) {
        time.correct(nearest(told, time.now(), Duration.ofMillis(time.elapsedMillis() - askedMillis)));
    }

    /**
     * What the clock should be set to now.
     *
     * @param took from question to answer
     */
    static Instant nearest(Instant told, Instant now, Duration took) {
        Instant latest = told.plus(took);
        return now.isBefore(told) ? told : now.isAfter(latest) ? latest : now;
    }
}
