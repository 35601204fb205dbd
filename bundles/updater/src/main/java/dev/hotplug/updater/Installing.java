package dev.hotplug.updater;

import dev.hotplug.boot.BootRecord;
import dev.hotplug.boot.Ended;
import dev.hotplug.boot.Generation;
import dev.hotplug.boot.Pending;
import dev.hotplug.update.Phase;
import dev.hotplug.update.Reason;
import dev.hotplug.update.UpdateClass;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs one generation: a record that it began, the swap, the gate, one record that it is done; or the way back. In place, or by
 * a trial in the next process. Updater's thread.
 */
final class Installing {

    private static final Logger LOG = LoggerFactory.getLogger(Installing.class);
    private static final Duration RETURN_LIMIT = Duration.ofSeconds(30);

    private final Sets sets;
    private final Live live;
    private final Locations locations;
    private final Health health;
    private final Gate gate;
    private final Stage stage;

    /** What the procedure tells and asks of its surroundings. */
    interface Stage {

        /** Where it is. */
        void phase(Phase phase, int done, int of);

        /** A generation has been committed and runs, in this process. */
        void committed(Generation generation);

        /** Ends the process so that it is started again. */
        void restart(String why);

        Ended ended(Pending request, String result, Optional<Reason> reason, String sentence);
    }

    Installing(Sets sets, Live live, Locations locations, Health health, Gate gate, Stage stage) {
        this.sets = sets;
        this.live = live;
        this.locations = locations;
        this.health = health;
        this.gate = gate;
        this.stage = stage;
    }

    /** Ends with an outcome in the record, or with the end of the process. */
    void run(String request, Generation target, UpdateClass kind, GateTimes times) {
        Picture before = health.look();
        Pending pending = new Pending(
                request, target.number(), sets.running().version(), target.version(), before.online());
        try {
            if (kind.restarts()) {
                sets.write(sets.record().begunTrial(pending));
                stage.phase(Phase.RESTARTING, 0, 0);
                stage.restart("Version " + target.version() + " is started on trial");
                return;
            }
            sets.write(sets.record().begun(pending));
        } catch (IOException e) {
            note(stage.ended(pending, Ended.REFUSED, Optional.of(Reason.FAILED), "The boot record cannot be written: " + Limited.root(e)));
            return;
        }
        inPlace(pending, target, before, times);
    }

    private void inPlace(Pending pending, Generation target, Picture before, GateTimes times) {
        Generation old = sets.running();
        Optional<Failure> failure = replace(old, target, Phase.INSTALLING);
        if (failure.isEmpty()) {
            stage.phase(Phase.PROVING, 0, 0);
            failure = gate.await(before, true, times.limit(), times.soak()).map(worse -> new Failure(reason(worse), worse, false));
        }
        if (failure.isPresent()) {
            goBack(pending, old, target, before, failure.get());
        } else {
            commit(pending, target);
        }
    }

    private static Reason reason(String worse) {
        return worse.equals(Gate.NO_LINK) ? Reason.INCONCLUSIVE : Reason.UNHEALTHY;
    }

    /** Why it did not go well, and whether this process can still be mended. */
    private record Failure(Reason reason, String sentence, boolean stuck) {}

    private Optional<Failure> replace(Generation from, Generation to, Phase phase) {
        try {
            Swap swap = new Swap(live, locations, from, to);
            int steps = swap.steps();
            stage.phase(phase, 0, steps);
            swap.run(done -> stage.phase(phase, done, steps));
            return Optional.empty();
        } catch (StepFailed e) {
            LOG.warn("{}", e.getMessage(), e.getCause());
            return Optional.of(new Failure(Reason.NOT_STARTED, e.getMessage(), e.isStuck()));
        } catch (IOException e) {
            return Optional.of(new Failure(Reason.FAILED, Limited.root(e), false));
        }
    }

    /** The one moment in which the new set becomes the set of this charger. */
    void commit(Pending pending, Generation target) {
        Ended outcome = stage.ended(pending, Ended.INSTALLED, Optional.empty(), "Version " + target.version() + " is installed.");
        try {
            sets.write(sets.record().installed(target.number(), target.counter(), outcome));
        } catch (IOException e) {
            LOG.error("The commit cannot be written; the next start finds out what is on the disk.", e);
            stage.restart("The boot record could not be written");
            return;
        }
        sets.runs(target);
        stage.committed(target);
    }

    /** In place when nothing hangs; the outcome is durable before the process is given up otherwise. */
    private void goBack(Pending pending, Generation old, Generation target, Picture before, Failure failure) {
        LOG.warn("Version {} did not prove itself: {}", target.version(), failure.sentence());
        boolean mended = !failure.stuck()
                && replace(target, old, Phase.RETURNING).isEmpty()
                && gate.await(before, false, RETURN_LIMIT, Duration.ZERO).isEmpty();
        note(stage.ended(pending, Ended.RETURNED, Optional.of(failure.reason()), failure.sentence()));
        if (!mended) {
            stage.restart("Version " + old.version() + " comes back by a restart");
        }
    }

    private void note(Ended outcome) {
        try {
            sets.write(sets.record().returned(outcome));
        } catch (IOException e) {
            LOG.error("The outcome cannot be written; the next start settles it.", e);
            stage.restart("The boot record could not be written");
        }
    }

    /** In the process that a trial was started in: it proves itself, or the old set is started. */
    void prove(GateTimes times) {
        BootRecord record = sets.record();
        Pending pending = record.pending().orElseThrow();
        stage.phase(Phase.PROVING, 0, 0);
        Picture before = new Picture(Set.of(), pending.online());
        Optional<String> worse = gate.await(before, true, times.limit(), times.soak());
        if (worse.isEmpty()) {
            commit(pending, sets.running());
            return;
        }
        note(stage.ended(pending, Ended.RETURNED, Optional.of(reason(worse.get())), worse.get()));
        stage.restart("Version " + pending.fromVersion() + " comes back");
    }
}
