package dev.hotplug.update;

import java.time.Instant;
import java.util.Optional;

/**
 * How an update ended. Durable.
 *
 * @param request     the name that it was asked under; one that the charger gave itself begins with {@code hotplug:}
 * @param result      how
 * @param reason      why not; empty when {@link Result#INSTALLED}
 * @param sentence    for people; no secret
 * @param fromVersion what ran before
 * @param version     what it was about
 * @param at          wall time as it was known then
 */
public record Outcome(
        String request, Result result, Optional<Reason> reason, String sentence, String fromVersion, String version, Instant at) {

    /** How. */
    public enum Result {
        /** The new set is committed and runs. */
        INSTALLED,
        /** The old set runs; nothing had been replaced. */
        REFUSED,
        /** The old set runs again. */
        RETURNED
    }

    /** Whether what was asked for runs. */
    public boolean installed() {
        return result == Result.INSTALLED;
    }
}
