package dev.hotplug.station.reset;

import dev.hotplug.model.Reason;
import dev.hotplug.station.Station.ResetType;

/**
 * How far a reset has come; says when the process may end. Pure.
 *
 * @param elapsedMillis since it was accepted
 * @param open          transactions whose end is not durable yet
 * @param unanswered    stop events of this reset that the central system has not dealt with
 */
public record ResetProgress(ResetType type, long elapsedMillis, int open, int unanswered) {

    /** The answer to Reset has this long to go out. */
    public static final long ANSWER_MILLIS = 1_000;

    /** A soft reset waits this long for StopTransaction to be answered. */
    public static final long SOFT_MILLIS = 10_000;

    /** After this the process ends whatever is still open; the next start closes it. */
    public static final long LAST_MILLIS = 13_000;

    /** The process may end now. */
    public boolean done() {
        if (elapsedMillis < ANSWER_MILLIS) {
            return false;
        }
        boolean delivered = type == ResetType.Hard || unanswered == 0 || elapsedMillis >= SOFT_MILLIS;
        return open == 0 && delivered || elapsedMillis >= LAST_MILLIS;
    }

    /** Why transactions end. */
    public Reason reason() {
        return type == ResetType.Hard ? Reason.HardReset : Reason.SoftReset;
    }
}
