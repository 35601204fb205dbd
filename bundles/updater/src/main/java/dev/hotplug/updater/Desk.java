package dev.hotplug.updater;

import dev.hotplug.boot.Ended;
import dev.hotplug.boot.Generation;
import dev.hotplug.boot.Pending;
import dev.hotplug.update.Accepted;
import dev.hotplug.update.Answer;
import dev.hotplug.update.Check;
import dev.hotplug.update.Offer;
import dev.hotplug.update.Outcome;
import dev.hotplug.update.Phase;
import dev.hotplug.update.Reason;
import dev.hotplug.update.Refusal;
import dev.hotplug.update.UpdateClass;
import dev.hotplug.update.UpdateSnapshot;
import dev.hotplug.update.Updates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request at a time: takes it on or refuses it at once, and has it done on the updater's thread. Thread-safe. */
final class Desk implements Installing.Stage {

    /** How long a request waits for idle connectors. */
    static final Duration PATIENCE = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final long LOOK_MILLIS = 500;
    private static final String NAME = "[ -~]{1," + Updates.MAX_REQUEST + "}";

    private final Sets sets;
    private final Executor thread;
    private final Function<Path, Checking.Verdict> checking;
    private final Surroundings surroundings;
    private Installing installing;
    private volatile UpdateSnapshot snapshot;
    private Optional<Staged> staged = Optional.empty();
    private boolean cancelled;

    /**
     * What a request meets.
     *
     * @param idle          whether no connector is in use
     * @param elapsedMillis monotonic time
     * @param now           wall time
     * @param pause         waits for a moment
     * @param listeners     told of every snapshot, in order; has it told on the updater's thread
     * @param restart       ends the process so that it is started again
     * @param committed     told of a generation that runs from here on
     */
    record Surroundings(
            BooleanSupplier idle,
            LongSupplier elapsedMillis,
            Supplier<Instant> now,
            Gate.Pause pause,
            Consumer<UpdateSnapshot> listeners,
            Consumer<String> restart,
            Consumer<Generation> committed) {}

    Desk(Sets sets, Executor thread, Function<Path, Checking.Verdict> checking, Surroundings surroundings) {
        this.sets = sets;
        this.thread = thread;
        this.checking = checking;
        this.surroundings = surroundings;
        this.snapshot = UpdateSnapshot.idle(Optional.empty(), last());
    }

    /** Before the first request. */
    void installBy(Installing procedure) {
        this.installing = procedure;
    }

    private Optional<Outcome> last() {
        return Outcomes.last(sets.record().history());
    }

    UpdateSnapshot snapshot() {
        return snapshot;
    }

    synchronized CompletionStage<Check> check(Path file) {
        if (snapshot.phase() != Phase.IDLE) {
            return CompletableFuture.completedFuture(busy());
        }
        staged = Optional.empty();
        tell(new UpdateSnapshot(
                Phase.CHECKING, Optional.empty(), Optional.empty(), UpdateClass.NONE, 0, 0, snapshot.restartWanted(), last()));
        CompletableFuture<Check> answer = new CompletableFuture<>();
        thread.execute(() -> answer.complete(checked(file)));
        return answer;
    }

    private Check checked(Path file) {
        Checking.Verdict verdict;
        try {
            verdict = checking.apply(file);
        } catch (RuntimeException | LinkageError e) {
            verdict = Checking.Verdict.of(Reason.FAILED, "The set cannot be looked at: " + Limited.root(e) + ".");
        }
        synchronized (this) {
            staged = verdict.staged();
        }
        quiet();
        return staged.<Check>map(Staged::offer).orElse(verdict.refusal().orElse(null));
    }

    private Refusal busy() {
        return new Refusal(Reason.BUSY, "The updater is busy: " + snapshot.phase() + snapshot.target().map(v -> " of version " + v).orElse("") + ".");
    }

    synchronized Answer install(String request, Offer offer) {
        Optional<Staged> wanted = staged.filter(each -> each.offer().equals(offer));
        return begin(request, wanted.map(Staged::generation), wanted.map(each -> each.offer().kind()), "There is no such offer any more; check the file again.");
    }

    synchronized Answer goBack(String request, Function<Generation, UpdateClass> kind) {
        Optional<Generation> previous = sets.previous();
        return begin(request, previous, previous.map(kind), "There is no set to go back to.");
    }

    private Answer begin(String request, Optional<Generation> target, Optional<UpdateClass> kind, String otherwise) {
        if (!request.matches(NAME)) {
            return new Refusal(Reason.UNKNOWN, "The name of a request has 1 to " + Updates.MAX_REQUEST + " characters from space to tilde.");
        }
        if (snapshot.phase() != Phase.IDLE) {
            return busy();
        }
        if (Outcomes.find(sets.record().history(), request).isPresent()) {
            return new Refusal(Reason.UNKNOWN, "The name of this request was used before.");
        }
        if (target.isEmpty()) {
            return new Refusal(Reason.UNKNOWN, otherwise);
        }
        staged = Optional.empty();
        cancelled = false;
        tell(new UpdateSnapshot(
                Phase.WAITING, Optional.of(request), Optional.of(target.get().version()), kind.orElseThrow(), 0, 0,
                snapshot.restartWanted(), last()));
        thread.execute(() -> run(request, target.get(), kind.orElseThrow()));
        return new Accepted();
    }

    synchronized Answer cancel(String request) {
        if (!snapshot.request().equals(Optional.of(request))) {
            return new Refusal(Reason.UNKNOWN, "Nothing of that name waits.");
        }
        if (snapshot.phase() != Phase.WAITING) {
            return busy();
        }
        cancelled = true;
        return new Accepted();
    }

    private void run(String request, Generation target, UpdateClass kind) {
        Optional<Refusal> gaveUp = kind.needsIdle() ? awaitIdle() : Optional.empty();
        if (gaveUp.isEmpty() && begun()) {
            installing.run(request, target, kind, GateTimes.of(target, kind));
        } else if (!surroundings.pause().of(0)) {
            return;
        } else {
            refuse(request, target, gaveUp.orElse(new Refusal(Reason.CANCELLED, "It was given up.")));
        }
        quiet();
    }

    /** From here on nobody can cancel. */
    private synchronized boolean begun() {
        if (!cancelled) {
            phase(Phase.INSTALLING, 0, 0);
        }
        return !cancelled;
    }

    private Optional<Refusal> awaitIdle() {
        long end = surroundings.elapsedMillis().getAsLong() + PATIENCE.toMillis();
        while (!surroundings.idle().getAsBoolean()) {
            if (surroundings.elapsedMillis().getAsLong() > end) {
                return Optional.of(new Refusal(Reason.NOT_IDLE, "The connectors were not idle for " + PATIENCE.toHours() + " hours."));
            }
            if (isCancelled() || !surroundings.pause().of(LOOK_MILLIS)) {
                return Optional.of(new Refusal(Reason.CANCELLED, "It was given up while it waited."));
            }
        }
        return Optional.empty();
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Nothing had begun, but whoever asked wants to know how it ended. */
    private void refuse(String request, Generation target, Refusal refusal) {
        Pending pending = new Pending(request, target.number(), sets.running().version(), target.version(), false);
        try {
            sets.write(sets.record().noted(ended(pending, Ended.REFUSED, Optional.of(refusal.reason()), refusal.sentence())));
        } catch (IOException e) {
            LOG.error("The outcome of {} cannot be written.", request, e);
        }
    }

    /** A process that is ending takes nothing on any more. */
    private void quiet() {
        if (snapshot.phase() == Phase.RESTARTING) {
            return;
        }
        tell(UpdateSnapshot.idle(snapshot.restartWanted(), last()));
    }

    private void tell(UpdateSnapshot next) {
        snapshot = next;
        surroundings.listeners().accept(next);
    }

    /** The process should be restarted when nobody charges. */
    synchronized void restartWanted(String why) {
        UpdateSnapshot now = snapshot;
        tell(new UpdateSnapshot(
                now.phase(), now.request(), now.target(), now.kind(), now.stepsDone(), now.steps(), Optional.of(why), now.last()));
    }

    /** In the process that a trial runs in. */
    synchronized void prove() {
        Pending pending = sets.record().pending().orElseThrow();
        tell(new UpdateSnapshot(
                Phase.PROVING, Optional.of(pending.request()), Optional.of(pending.version()), UpdateClass.KEEL, 0, 0, Optional.empty(), last()));
        thread.execute(() -> {
            installing.prove(GateTimes.of(sets.running(), UpdateClass.KEEL));
            quiet();
        });
    }

    @Override
    public synchronized void phase(Phase phase, int done, int of) {
        tell(new UpdateSnapshot(
                phase, snapshot.request(), snapshot.target(), snapshot.kind(), done, of, snapshot.restartWanted(), last()));
    }

    @Override
    public void committed(Generation generation) {
        surroundings.committed().accept(generation);
    }

    @Override
    public void restart(String why) {
        phase(Phase.RESTARTING, 0, 0);
        surroundings.restart().accept(why);
    }

    @Override
    public Ended ended(Pending request, String result, Optional<Reason> reason, String sentence) {
        return new Ended(
                request.request(), result, reason.map(Reason::name).orElse(""), request.fromVersion(), request.version(),
                surroundings.now().get(), sentence);
    }
}
