package dev.hotplug.update;

import java.util.Optional;

/**
 * The updater at one moment.
 *
 * @param phase         where it is
 * @param request       whose request is under way; empty in {@link Phase#IDLE} and {@link Phase#CHECKING}
 * @param target        the version that it is about; empty when unknown
 * @param kind          how much of the charger notices; {@link UpdateClass#NONE} when unknown
 * @param stepsDone     bundles dealt with in this phase
 * @param steps         of how many; 0 when that is not known
 * @param restartWanted why the process should be restarted when nobody charges; empty when it need not
 * @param last          the newest outcome
 */
public record UpdateSnapshot(
        Phase phase,
        Optional<String> request,
        Optional<String> target,
        UpdateClass kind,
        int stepsDone,
        int steps,
        Optional<String> restartWanted,
        Optional<Outcome> last) {

    /** Nothing is under way. */
    public static UpdateSnapshot idle(Optional<String> restartWanted, Optional<Outcome> last) {
        return new UpdateSnapshot(Phase.IDLE, Optional.empty(), Optional.empty(), UpdateClass.NONE, 0, 0, restartWanted, last);
    }
}
