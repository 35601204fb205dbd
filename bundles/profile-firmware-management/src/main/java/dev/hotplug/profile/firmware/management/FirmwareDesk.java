package dev.hotplug.profile.firmware.management;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.profile.firmware.management.FirmwareLedger.End;
import dev.hotplug.security.SecurityEvents;
import dev.hotplug.store.Batch;
import dev.hotplug.transfer.Kept;
import dev.hotplug.transfer.Outcome;
import dev.hotplug.transfer.Transfer;
import dev.hotplug.update.Answer;
import dev.hotplug.update.Offer;
import dev.hotplug.update.Phase;
import dev.hotplug.update.Reason;
import dev.hotplug.update.Refusal;
import dev.hotplug.update.UpdateSnapshot;
import dev.hotplug.update.Updates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has one update at a time fetched, verified and installed, whichever message asked for it, and tells how it goes. What follows from
 * what is in {@link Event}; here it is made durable, told, and done, in this order. It goes on where it was after a restart of
 * the process or of its bundle. Station loop, but for {@link #close()}.
 */
final class FirmwareDesk {

    private static final Logger LOG = LoggerFactory.getLogger(FirmwareDesk.class);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(2);
    /** The clock may be set meanwhile. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    /** Nothing is begun until the central system has told the time. */
    private static final Duration CLOCK = Duration.ofSeconds(5);

    private final Surroundings around;
    private final FirmwareLedger ledger;
    private final Fetching fetching;
    private final Verification verification;
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final Outbox outbox;
    private Optional<Job> present = Optional.empty();
    private Optional<FirmwareOrder> next = Optional.empty();
    private final UnderWay underWay;
    private Optional<Offer> offer = Optional.empty();
    private Loop.Timer timer = () -> {};
    /** Something is under way whose end will be heard; with another update, or at the end, it counts no more. */
    private boolean busy;
    private int turn;
    /** Elapsed ms: whatever else happens, the pause between two tries is kept. */
    private long restUntil;
    private boolean closed;

    /** What a desk works with. */
    record Surroundings(Loop loop, StationTime time, Csms csms, Updates updates, SecurityEvents events) {}

    FirmwareDesk(Surroundings around, FirmwareLedger ledger, Fetching fetching, Verification verification) {
        this.around = around;
        this.ledger = ledger;
        this.fetching = fetching;
        this.verification = verification;
        this.underWay = new UnderWay(around.loop(), this::note);
        this.outbox = new Outbox(around.loop(), around.csms(), ledger::told);
        ledger.commit(new Batch()).whenComplete((done, failure) -> around.loop().post(this::load));
    }

    /** Behind everything that a version before this one had written. */
    private void load() {
        present = ledger.present();
        next = ledger.next();
        fetching.keepOnly(present.map(Job::id));
        outbox.add(ledger.reports());
        loaded.complete(null);
        look();
    }

    /** Stops; the store knows how far it is. Any thread. */
    void close() {
        if (around.loop().inTurn()) {
            leave();
        } else {
            around.loop().post(this::leave);
            around.loop().drain(DRAIN_LIMIT);
        }
    }

    private void leave() {
        closed = true;
        fetching.close();
        stop();
        outbox.close();
    }

    private void stop() {
        turn++;
        busy = false;
        restUntil = 0;
        timer.cancel();
        underWay.cancel();
        offer = Optional.empty();
    }

    /** Runs it, on the loop, once it is known what was under way. */
    void whenLoaded(Runnable then) {
        loaded.thenRun(then);
    }

    Optional<Job> present() {
        return present;
    }

    /** How the last one ended. */
    Optional<End> last() {
        return ledger.last();
    }

    /** There is a new connection. */
    void opened() {
        outbox.opened();
        look();
    }

    /** There may be a way to the central system again, and it may have told the time. */
    void send() {
        outbox.send();
        look();
    }

    /** Time has passed, or the updater may have news. */
    void look() {
        if (closed || busy || present.isEmpty()) {
            return;
        }
        Optional<Event> news = news(present.get());
        long rest = restUntil - around.time().elapsedMillis();
        if (news.isPresent()) {
            apply(news.get());
        } else if (!around.time().known()) {
            lookAfter(CLOCK);
        } else if (rest > 0) {
            lookAfter(Duration.ofMillis(rest));
        } else {
            apply(new Event.Looked());
        }
    }

    /** What the updater has to say of it. */
    private Optional<Event> news(Job job) {
        if (job.stage() != Stage.STAGED && job.stage() != Stage.INSTALLING) {
            return Optional.empty();
        }
        UpdateSnapshot snapshot = around.updates().snapshot();
        Optional<Event> ended = around.updates().outcome(job.id()).map(Event.Ended::new);
        return ended.or(() -> snapshot.request().filter(job.id()::equals).map(same -> new Event.Seen(snapshot.phase())));
    }

    private void lookAfter(Duration pause) {
        timer.cancel();
        timer = around.loop().after(pause, this::look);
    }

    private void apply(Event event) {
        timer.cancel();
        Job job = present.orElseThrow();
        Step step = event.on(job, around.time().now());
        if (step.job().equals(present) && step.told().isEmpty()) {
            step.effects().forEach(this::carryOut);
            return;
        }
        List<Report> reports = outbox.reports(job.order(), step.told());
        Batch batch = FirmwareLedger.owe(new Batch(), reports);
        step.told().forEach(each -> LOG.info("Firmware update {}: {}{}", job.id(), each, each.ends() ? ". " + step.sentence() : ""));
        if (step.job().isPresent()) {
            present = step.job();
            FirmwareLedger.present(batch, present);
        } else {
            over(batch, new End(step.told().get(step.told().size() - 1), job.order().requestId(), step.sentence()));
        }
        settle(ledger.commit(batch), () -> {
            outbox.add(reports);
            fetching.keepOnly(present.map(Job::id));
        }, step.effects());
    }

    private void over(Batch batch, End end) {
        present = next.map(Job::of);
        next = Optional.empty();
        offer = Optional.empty();
        restUntil = 0;
        FirmwareLedger.next(FirmwareLedger.present(FirmwareLedger.last(batch, end), present), next);
    }

    /** Told and done once it is durable; a store that fails does not stop an update. */
    private void settle(CompletionStage<Void> durable, Runnable tell, List<Effect> effects) {
        int mine = turn;
        busy = true;
        durable.whenComplete((done, failure) -> around.loop().post(() -> {
            if (failure != null) {
                LOG.warn("How far a firmware update is cannot be stored: {}", failure.getMessage());
            }
            if (!closed) {
                tell.run();
            }
            if (mine == turn) {
                busy = false;
                effects.forEach(this::carryOut);
                goOn(effects);
            }
        }));
    }

    /** One that was queued begins. */
    private void goOn(List<Effect> effects) {
        if (effects.stream().allMatch(Effect.Alarm.class::isInstance)) {
            look();
        }
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.Wait wait) {
            Duration left = Duration.between(around.time().now(), wait.until());
            lookAfter(left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left);
        } else if (effect instanceof Effect.Pause pause) {
            restUntil = around.time().elapsedMillis() + pause.length().toMillis();
            lookAfter(pause.length());
        } else if (effect instanceof Effect.Fetch) {
            fetch();
        } else if (effect instanceof Effect.Verify) {
            verify();
        } else if (effect instanceof Effect.Install) {
            install();
        } else if (effect instanceof Effect.Alarm alarm) {
            around.events().report(alarm.event(), alarm.sentence());
        }
    }

    private void fetch() {
        Transfer begun = fetching.begin(present.orElseThrow());
        underWay.begun(begun);
        when(begun.outcome(), this::fetched);
    }

    /** What is on the disk need not be fetched again after a power cut. */
    private void note(Kept kept) {
        Job job = present.orElseThrow();
        Job further = job.keeps(kept.bytes(), Optional.of(kept.version()));
        if (!further.equals(job)) {
            present = Optional.of(further);
            ledger.note(further);
        }
    }

    private void fetched(Outcome outcome) {
        underWay.ended();
        apply(Fetching.event(outcome));
    }

    private void verify() {
        FirmwareOrder order = present.orElseThrow().order();
        if (!fetching.has(order.id())) {
            apply(new Event.Unfit(Event.Unfit.Why.LOST, ""));
            return;
        }
        when(verification.look(order, fetching.file(order.id())), this::verified);
    }

    private void verified(Verification.Verdict verdict) {
        offer = verdict.offer();
        apply(verdict.event());
    }

    private void install() {
        Job job = present.orElseThrow();
        if (offer.isEmpty()) {
            lookAfter(Duration.ZERO);
            return;
        }
        boolean atOnce = !offer.get().kind().needsIdle();
        Answer answer = around.updates().install(job.id(), offer.get());
        offer = Optional.empty();
        apply(answer instanceof Refusal refusal ? new Event.NotTaken(refusal) : new Event.Taken(atOnce));
    }

    private <T> void when(CompletionStage<T> stage, Consumer<T> then) {
        int mine = turn;
        busy = true;
        stage.whenComplete((value, failure) -> around.loop().post(() -> {
            if (mine == turn) {
                busy = false;
                then.accept(value);
            }
        }));
    }

    /** Takes a request; when the stage completes, on the loop, it is durable. Nothing is told before that turn is over. */
    CompletionStage<Taking> take(FirmwareOrder order) {
        return loaded.thenCompose(there -> judge(order));
    }

    private CompletionStage<Taking> judge(FirmwareOrder order) {
        boolean signed = order.signed().isPresent();
        if (closed) {
            return CompletableFuture.completedFuture(Taking.REPLACED);
        } else if (present.map(Job::order).filter(order::sameAs).or(() -> next.filter(order::sameAs)).isPresent()) {
            return CompletableFuture.completedFuture(Taking.ACCEPTED);
        } else if (present.filter(this::beyondRecall).isPresent() || signed && taken()) {
            return signed ? CompletableFuture.completedFuture(Taking.INSTALLING) : queue(order);
        }
        return replace(order);
    }

    /** Somebody else has the updater install something. */
    private boolean taken() {
        UpdateSnapshot snapshot = around.updates().snapshot();
        return snapshot.request().isPresent() && !snapshot.request().equals(present.map(Job::id)) && snapshot.phase() != Phase.WAITING;
    }

    /** It is being installed; one that only waits is given up by this. */
    private boolean beyondRecall(Job job) {
        if (job.stage() == Stage.STAGED) {
            return around.updates().cancel(job.id()) instanceof Refusal refusal && refusal.reason() == Reason.BUSY;
        }
        return job.stage() == Stage.INSTALLING;
    }

    private CompletionStage<Taking> queue(FirmwareOrder order) {
        Optional<FirmwareOrder> before = next;
        next = Optional.of(order);
        return stored(FirmwareLedger.next(new Batch(), next), Taking.QUEUED, failed -> next = failed ? before : next);
    }

    private CompletionStage<Taking> replace(FirmwareOrder order) {
        Optional<Job> before = present;
        stop();
        busy = true;
        present = Optional.of(Job.of(order));
        next = Optional.empty();
        List<Report> dropped = before.map(job -> outbox.dropped(job.id())).orElse(List.of());
        Batch batch = FirmwareLedger.next(FirmwareLedger.present(new Batch(), present), next);
        int mine = turn;
        return stored(FirmwareLedger.forget(batch, dropped), before.isPresent() ? Taking.INSTEAD : Taking.ACCEPTED, failed -> {
            if (mine == turn) {
                busy = false;
                present = failed ? before : present;
                fetching.keepOnly(present.map(Job::id));
            }
        });
    }

    /** @param settled told whether it failed */
    private CompletionStage<Taking> stored(Batch batch, Taking taking, Consumer<Boolean> settled) {
        CompletableFuture<Taking> answer = new CompletableFuture<>();
        ledger.commit(batch).whenComplete((done, failure) -> around.loop().post(() -> {
            settled.accept(failure != null);
            answer.complete(closed ? Taking.REPLACED : failure == null ? taking : Taking.NOT_STORED);
            look();
        }));
        return answer;
    }
}
