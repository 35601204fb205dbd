package dev.hotplug.profile.security;

import dev.hotplug.store.Fields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * How far a request for a certificate has come; the document {@code profile-security/signing}.
 *
 * @param step     what was done last
 * @param at       when
 * @param requests how many have been sent in this row
 */
record SigningState(Step step, Instant at, int requests) {

    /** Nothing is wanted. */
    static final SigningState IDLE = new SigningState(Step.IDLE, Instant.EPOCH, 0);

    /** After a request that came to nothing, and after the last repetition. */
    static final Duration DAY = Duration.ofDays(1);

    /** After a request that got no answer; doubled with each. */
    static final Duration AGAIN = Duration.ofMinutes(1);

    /** What was done last. */
    enum Step {
        IDLE,
        /** Somebody wants a certificate; nothing has been sent, or it is not known that it arrived. */
        WANTED,
        /** The central system passes the request on; the certificate is awaited. */
        AWAITED,
        /** The central system does not pass the request on. */
        REFUSED
    }

    static SigningState read(Fields fields) {
        try {
            return new SigningState(
                    Step.valueOf(fields.text("step").orElse("IDLE")),
                    Instant.parse(fields.text("at").orElse("1970-01-01T00:00:00Z")),
                    (int) fields.number("requests", 0));
        } catch (IllegalArgumentException | DateTimeException e) {
            return IDLE;
        }
    }

    Fields fields() {
        return Fields.of("step", step.name(), "at", at.toString(), "requests", Integer.toString(requests));
    }

    /** Somebody has just asked for one. */
    static SigningState asked(Instant now) {
        return new SigningState(Step.WANTED, now, 0);
    }

    /** A request goes out; whether it arrives is not known yet. */
    SigningState sent(Instant now) {
        return new SigningState(Step.WANTED, now, requests + 1);
    }

    SigningState awaited(Instant now) {
        return new SigningState(Step.AWAITED, now, requests);
    }

    SigningState refused(Instant now) {
        return new SigningState(Step.REFUSED, now, 0);
    }

    /**
     * Whether a request is to be sent now. Never one right after another, whatever the central system does.
     *
     * @param expiring the certificate in use is about to expire and has no successor
     * @param wait     CertSigningWaitMinimum; doubled with each request
     * @param repeats  CertSigningRepeatTimes
     */
    boolean due(Instant now, boolean expiring, Duration wait, int repeats) {
        return switch (step) {
            case IDLE -> expiring;
            case WANTED -> requests == 0 || passed(now, doubled(AGAIN));
            case AWAITED -> requests <= repeats ? passed(now, doubled(wait)) : expiring && passed(now, DAY);
            case REFUSED -> expiring && passed(now, DAY);
        };
    }

    private Duration doubled(Duration wait) {
        return wait.multipliedBy(1L << Math.max(0, Math.min(requests - 1, 10)));
    }

    /** A clock that was set back does not make it wait for ever. */
    private boolean passed(Instant now, Duration since) {
        return now.isBefore(at) || !now.isBefore(at.plus(since));
    }

    /** A new row of requests begins when the last one has run its course. */
    SigningState renewed(int repeats) {
        return step == Step.AWAITED && requests > repeats ? new SigningState(step, at, 0) : this;
    }
}
