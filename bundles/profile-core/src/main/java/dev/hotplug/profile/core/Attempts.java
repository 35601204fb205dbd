package dev.hotplug.profile.core;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/**
 * How often a transaction message was sent (OCPP 1.6 section 3.7.1). Sendings are counted in memory and begin anew with the process; failures
 * are in the station's log too, because the id of a sending is made from their number.
 *
 * @param sequence of the entry in the log
 * @param sends    how often it was sent since then
 * @param failures how often the central system failed to process it; being offline and getting no answer are none
 */
record Attempts(long sequence, int sends, int failures) {

    static Attempts none(long sequence) {
        return new Attempts(sequence, 0, 0);
    }

    Attempts sent() {
        return new Attempts(sequence, sends + 1, failures);
    }

    /** The process that counted before this one saw so many failures. */
    Attempts atLeast(int refusals) {
        return failures >= refusals ? this : new Attempts(sequence, Math.max(sends, refusals), refusals);
    }

    Attempts failed() {
        return new Attempts(sequence, sends, failures + 1);
    }

    /**
     * The id for the next sending: the event's own, so that a central system can drop a duplicate when an answer was lost;
     * after each CALLERROR another one, made from it so that it is the same in the next version of this bundle.
     */
    String messageId(String first) {
        return failures == 0
                ? first
                : UUID.nameUUIDFromBytes((first + "/" + failures).getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The pause before the next sending: the interval times the sends so far, at most times the attempts allowed. */
    Duration pause(int retryIntervalSeconds, int maxAttempts) {
        return Duration.ofSeconds((long) retryIntervalSeconds * Math.min(sends, maxAttempts));
    }
}
