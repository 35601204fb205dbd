package dev.hotplug.station.connection;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.ConnectionListener;
import dev.hotplug.settings.ConnectionSettings;
import dev.hotplug.settings.ConnectionTrial;
import dev.hotplug.settings.Settings.Change;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.keys.KeyProvisioning;
import dev.hotplug.station.keys.StoredValue;
import dev.hotplug.store.Batch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries new settings and gives them back when they do not work. Each step is durable before it has an effect that matters:
 * a wish before it is answered, a trial before its first attempt, a success before the old settings are forgotten. So a power
 * cut at any instant leaves the settings in force whole, and at most a trial that goes on. Loop.
 */
final class Trials implements ConnectionTrial, Outlet.Reports {

    static final int MOST_AMENDMENTS = 10;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

    private final Loop loop;
    private final StationTime time;
    private final Commits commits;
    private final Journal journal;
    private final KeyProvisioning keys;
    private final Outlet outlet;
    private final TrialLimits limits;
    private final Consumer<Consumer<ConnectionListener>> listeners;
    private final Attempts attempts = new Attempts();
    private final OnSite onSite;

    private Optional<Candidate> candidate;
    private Optional<Outcome> last;
    private boolean storing;
    private boolean closed;
    private long idleMillis;
    private long deadlineMillis;
    private Loop.Timer step = () -> {};
    private Loop.Timer steady = () -> {};
    private volatile Progress progress;

    Trials(
            Loop loop,
            StationTime time,
            Commits commits,
            Journal journal,
            KeyProvisioning keys,
            Outlet outlet,
            TrialLimits limits,
            Consumer<Consumer<ConnectionListener>> listeners) {
        this.loop = loop;
        this.time = time;
        this.commits = commits;
        this.journal = journal;
        this.keys = keys;
        this.outlet = outlet;
        this.limits = limits;
        this.listeners = listeners;
        this.onSite = new OnSite(commits, journal, outlet);
        TrialMemory memory = new TrialMemory(commits.store());
        this.candidate = memory.candidate();
        this.last = memory.last();
        outlet.reports(this);
        takeUp(memory);
        say(Optional.empty());
    }

    /** Shows at once what was tried when the process ended, so that nothing is connected to in between. */
    private void takeUp(TrialMemory memory) {
        Optional<Candidate> tried = candidate.filter(c -> c.phase() == Phase.TRYING && c.starts() < limits.starts());
        Optional<String> otherKey = memory.otherKey(outlet.inForce().address())
                .filter(key -> !key.equals(outlet.inForce().authorizationKey()));
        outlet.show(tried.map(Candidate::settings), tried.isPresent() ? Optional.empty() : otherKey.or(this::returnedKey));
    }

    /** Goes on where the process before ended. */
    void start() {
        if (candidate.isEmpty()) {
            if (journal.held()) {
                journal.giveBack(outlet.inForce().address(), new Batch());
            }
            return;
        }
        switch (candidate.get().phase()) {
            case WAITING -> next(delay(candidate.get()), this::consider);
            case RETURNED -> next(limits.trial(), this::tryAgain);
            default -> resume();
        }
    }

    private void resume() {
        if (candidate.get().starts() < limits.starts()) {
            begin();
        } else {
            giveBack("the charge point was started " + candidate.get().starts() + " times during the trial");
        }
    }

    void close() {
        closed = true;
        step.cancel();
        steady.cancel();
    }

    @Override
    public ConnectionSettings inForce() {
        return outlet.inForce();
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public CompletionStage<Change> ask(Wish wish) {
        Optional<Candidate> amended = candidate.filter(c -> c.phase() != Phase.RETURNED);
        ConnectionSettings inForce = inForce();
        ConnectionSettings wanted = ConnectionRules.normal(wish.applyTo(amended.map(Candidate::settings).orElse(inForce)));
        Optional<String> refusal = busy(amended)
                .or(() -> WishRules.refusal(wish, outlet.installed(), inForce, journal.others()))
                .or(() -> ConnectionRules.refusal(inForce, wanted, outlet.held()));
        if (refusal.isPresent()) {
            return CompletableFuture.completedStage(Change.rejected(refusal.get()));
        }
        if (amended.isPresent() && wanted.equals(inForce)) {
            return cancel().thenApply(done -> Change.accepted("the change that was under way is given up"));
        }
        if (wanted.equals(amended.map(Candidate::settings).orElse(inForce))) {
            return CompletableFuture.completedStage(Change.accepted("it is so already"));
        }
        Candidate next = amended.map(c -> c.amended(wanted)).orElseGet(() -> Candidate.of(wanted));
        return store(TrialMemory.put(new Batch(), next), () -> asked(next))
                .handle((done, failure) -> failure == null
                        ? Change.accepted("it is tried, and given back if it does not work")
                        : Change.rejected("the wish could not be stored: " + Commits.cause(failure).getMessage()));
    }

    private Optional<String> busy(Optional<Candidate> amended) {
        if (storing) {
            return Optional.of("another change is being stored this moment; ask again");
        }
        return amended.filter(c -> c.amendments() >= MOST_AMENDMENTS)
                .map(c -> "too many wishes were added to the change that is under way");
    }

    private void asked(Candidate next) {
        candidate = Optional.of(next);
        idleMillis = 0;
        LOG.info("The connection is to be changed to {}.", shown(next.settings()));
        next(delay(next), next.phase() == Phase.TRYING ? this::begin : this::consider);
        say(Optional.of("the answer to be sent"));
    }

    private Duration delay(Candidate c) {
        return sameAddress(c) || c.phase() == Phase.TRYING ? limits.settle() : limits.moveAfter();
    }

    private boolean sameAddress(Candidate c) {
        return c.settings().address().equals(inForce().address());
    }

    @Override
    public CompletionStage<Change> setUp(CentralSystem wanted, int securityProfile, Optional<String> authorizationKey) {
        Optional<Wish> wish = onSite.wish(wanted, securityProfile, authorizationKey);
        if (wish.isPresent()) {
            return ask(wish.get());
        }
        OnSite.SetUp next = onSite.setUp(wanted, securityProfile, authorizationKey);
        Optional<String> refusal = busy(Optional.empty()).or(() -> onSite.refusal(next));
        if (refusal.isPresent()) {
            return CompletableFuture.completedStage(Change.rejected(refusal.get()));
        }
        boolean moved = !next.settings().address().equals(inForce().address());
        return storing(onSite.store(next, TrialMemory.forgetOtherKey(TrialMemory.forget(new Batch()))))
                .thenRun(() -> setUp(next, moved))
                .handle((done, failure) -> failure == null
                        ? Change.accepted("it is in force")
                        : Change.rejected("it could not be stored: " + Commits.cause(failure).getMessage()));
    }

    private void setUp(OnSite.SetUp next, boolean moved) {
        keys.adopt(next.values());
        outlet.keep(next.centralSystem());
        attempt();
        forgotten();
        LOG.info("The connection was set up on the spot: OCPP {}, {}.",
                next.centralSystem().enabled() ? "on" : "off", shown(next.settings()));
        outlet.show(Optional.empty(), Optional.empty());
        if (moved) {
            listeners.accept(listener -> listener.moved(next.settings()));
        }
    }

    @Override
    public CompletionStage<Boolean> cancel() {
        if (candidate.isEmpty() || storing) {
            return CompletableFuture.completedStage(false);
        }
        if (candidate.get().phase() == Phase.TRYING) {
            giveBack("it was cancelled");
            return CompletableFuture.completedStage(true);
        }
        return store(TrialMemory.forget(new Batch()), this::forgotten).handle((done, failure) -> failure == null);
    }

    private void forgotten() {
        candidate = Optional.empty();
        step.cancel();
        steady.cancel();
        say(Optional.empty());
    }

    /** Begins when nothing is torn apart by it: no charge runs, and what is queued has been told, or was given its time. */
    private void consider() {
        Candidate c = candidate.orElseThrow();
        if (sameAddress(c)) {
            begin();
        } else if (!journal.idle()) {
            waitFor("the end of the charge that runs");
        } else if (journal.undelivered() > 0 && idleMillis < limits.deliver().toMillis() && c.phase() == Phase.WAITING) {
            idleMillis += POLL.toMillis();
            waitFor(journal.undelivered() + " messages about charges to be delivered to the central system in force");
        } else {
            begin();
        }
    }

    private void waitFor(String what) {
        next(POLL, this::consider);
        say(Optional.of(what));
    }

    private void begin() {
        Candidate started = candidate.orElseThrow().started();
        if (journal.undelivered() > 0 && !sameAddress(started)) {
            LOG.warn("{} messages about charges could not be delivered to {}; they are kept for it.",
                    journal.undelivered(), shown(inForce()));
        }
        Batch batch = TrialMemory.put(new Batch(), started);
        CompletionStage<Void> durable = storing(sameAddress(started)
                ? commits.commit(batch)
                : journal.hold(inForce().address(), batch));
        then(durable, () -> tried(started), this::begin);
    }

    private void tried(Candidate started) {
        candidate = Optional.of(started);
        attempt();
        LOG.info("New settings of the connection are tried for at most {} s: {}.", limits.trial().toSeconds(), shown(started.settings()));
        outlet.show(Optional.of(started.settings()), Optional.empty());
        next(limits.trial(), () -> giveBack("it did not accept the charge point within " + limits.trial().toSeconds()
                + " s: " + attempts.lastFailure()));
        say(Optional.empty());
    }

    private void attempt() {
        attempts.begin();
        steady.cancel();
    }

    @Override
    public void connected(long number, boolean otherKey) {
        loop.post(() -> {
            if (number == outlet.number() && !closed) {
                connected(otherKey);
            }
        });
    }

    private void connected(boolean otherKey) {
        attempts.connected(outlet.number());
        steady.cancel();
        if (otherKey) {
            adoptOtherKey();
        } else if (candidate.filter(c -> c.phase() != Phase.WAITING && sameAddress(c)).isPresent()) {
            steady = loop.after(limits.steady(), this::works);
        }
    }

    @Override
    public void failed(long number, String kind, String why) {
        loop.post(() -> {
            if (number == outlet.number() && !closed) {
                failed(kind, why);
            }
        });
    }

    private void failed(String kind, String why) {
        attempts.failed(why);
        steady.cancel();
        String endpoint = shown(candidate.filter(c -> c.phase() == Phase.TRYING).map(Candidate::settings).orElseGet(this::inForce));
        listeners.accept(listener -> listener.attemptFailed(endpoint, kind, why));
        say(Optional.empty());
        if (trying() && attempts.failed() >= limits.attempts()) {
            giveBack(attempts.failed() + " attempts failed: " + why);
        }
    }

    @Override
    public void registered(Registered answer) {
        attempts.registered(answer);
        if (answer == Registered.ACCEPTED && isConnected() && candidate.filter(c -> c.phase() != Phase.WAITING).isPresent()) {
            works();
        }
    }

    /** What is connected to works: the new settings are kept, or the old ones are found to be good. */
    private void works() {
        if (storing || !isConnected()) {
            return;
        }
        if (trying()) {
            keep();
        } else if (candidate.filter(c -> c.phase() == Phase.RETURNED).isPresent()) {
            endReturn();
        }
    }

    private boolean isConnected() {
        return attempts.isConnected(outlet.number());
    }

    private boolean trying() {
        return candidate.filter(c -> c.phase() == Phase.TRYING).isPresent();
    }

    private void keep() {
        ConnectionSettings kept = candidate.orElseThrow().settings();
        Outcome outcome = outcome(true, kept, "the new settings work and are in force");
        Batch batch = TrialMemory.put(TrialMemory.forgetOtherKey(TrialMemory.forget(new Batch())), outcome);
        CentralSystem there = outlet.installed(kept);
        List<StoredValue> values = TrialMemory.putInForce(batch, inForce(), kept, there);
        boolean moved = !kept.address().equals(inForce().address());
        CompletionStage<Void> durable = storing(journal.held()
                ? moved ? journal.move(kept.address(), batch) : journal.giveBack(kept.address(), batch)
                : commits.commit(batch));
        then(durable, () -> kept(kept, there, values, outcome, moved), this::works);
    }

    private void kept(ConnectionSettings kept, CentralSystem there, List<StoredValue> values, Outcome outcome, boolean moved) {
        keys.adopt(values);
        outlet.keep(there);
        forgotten();
        LOG.info("The new settings of the connection work and are in force: {}.", shown(kept));
        ended(outcome);
        if (moved) {
            listeners.accept(listener -> listener.moved(kept));
        }
    }

    private void giveBack(String why) {
        if (storing) {
            next(POLL, () -> giveBack(why));
            return;
        }
        Candidate returned = candidate.orElseThrow().phase(Phase.RETURNED);
        Outcome outcome = outcome(false, returned.settings(), why);
        Batch batch = TrialMemory.put(TrialMemory.put(new Batch(), outcome), returned);
        CompletionStage<Void> durable =
                storing(journal.held() ? journal.giveBack(inForce().address(), batch) : commits.commit(batch));
        then(durable, () -> returned(returned, outcome), () -> giveBack(why));
    }

    private void returned(Candidate returned, Outcome outcome) {
        candidate = Optional.of(returned);
        attempt();
        LOG.warn("The new settings of the connection ({}) are given back, the old ones are used again: {}",
                shown(returned.settings()), outcome.why());
        outlet.show(Optional.empty(), returnedKey());
        next(limits.trial(), this::tryAgain);
        ended(outcome);
    }

    /** The old settings were not seen to work either: perhaps the other side has changed over already. */
    private void tryAgain() {
        LOG.warn("The old settings of the connection do not work either ({}): the new ones are tried again.", attempts.lastFailure());
        candidate = candidate.map(Candidate::again);
        consider();
    }

    /** The old settings work. A key of the same address is remembered, for an operator who changes over later. */
    private void endReturn() {
        Optional<String> other = returnedKey();
        Batch batch = TrialMemory.forget(new Batch());
        other.ifPresent(key -> TrialMemory.putOtherKey(batch, inForce().address(), key));
        then(storing(commits.commit(batch)), this::forgotten, this::works);
    }

    private Optional<String> returnedKey() {
        return candidate.filter(c -> c.phase() == Phase.RETURNED && sameAddress(c))
                .map(c -> c.settings().authorizationKey())
                .filter(key -> !key.isEmpty() && !key.equals(inForce().authorizationKey()));
    }

    /** The central system refused the key in force and took the one that was asked for before. */
    private void adoptOtherKey() {
        Optional<String> key = outlet.setup().login().orElseThrow().otherKey();
        if (key.isEmpty() || storing) {
            return;
        }
        ConnectionSettings now = inForce().withAuthorizationKey(key.get());
        Outcome outcome = outcome(true, now, "the central system has changed over to the AuthorizationKey that it asked for before");
        Batch batch = TrialMemory.put(TrialMemory.forgetOtherKey(TrialMemory.forget(new Batch())), outcome);
        List<StoredValue> values = TrialMemory.putInForce(batch, inForce(), now, outlet.installed());
        then(storing(commits.commit(batch)), () -> adopted(values, outcome), () -> {});
    }

    private void adopted(List<StoredValue> values, Outcome outcome) {
        keys.adopt(values);
        forgotten();
        LOG.info("The AuthorizationKey that was asked for before is in force: {}.", outcome.why());
        outlet.show(Optional.empty(), Optional.empty());
        ended(outcome);
    }

    private void ended(Outcome outcome) {
        last = Optional.of(outcome);
        say(Optional.empty());
        listeners.accept(listener -> listener.changed(outcome));
    }

    private Outcome outcome(boolean kept, ConnectionSettings settings, String why) {
        return new Outcome(kept, shown(settings), why, time.now());
    }

    private static String shown(ConnectionSettings settings) {
        return settings.url() + " as " + settings.identity() + ", security profile " + settings.securityProfile();
    }

    private CompletionStage<Void> store(Batch batch, Runnable done) {
        return storing(commits.commit(batch)).thenRun(done);
    }

    private CompletionStage<Void> storing(CompletionStage<Void> stage) {
        storing = true;
        return stage.whenComplete((done, failure) -> storing = false);
    }

    private void then(CompletionStage<Void> durable, Runnable next, Runnable again) {
        durable.whenComplete((done, failure) -> {
            if (closed) {
                return;
            }
            if (failure == null) {
                next.run();
            } else {
                LOG.error("A change of the connection could not be stored; it is tried again in {} s: {}",
                        AFTER_FAULT.toSeconds(), Commits.cause(failure).getMessage());
                next(AFTER_FAULT, again);
            }
        });
    }

    private void next(Duration delay, Runnable turn) {
        step.cancel();
        deadlineMillis = time.elapsedMillis() + delay.toMillis();
        step = loop.after(delay, () -> {
            if (!closed && candidate.isPresent()) {
                turn.run();
            }
        });
    }

    private void say(Optional<String> waitingFor) {
        Optional<Phase> phase = candidate.map(Candidate::phase);
        progress = new Progress(
                phase.orElse(Phase.SETTLED),
                candidate.map(c -> shown(c.settings())),
                phase.equals(Optional.of(Phase.WAITING)) ? waitingFor.or(() -> Optional.of("its moment")) : Optional.empty(),
                attempts.failed(),
                trying() ? Optional.of(time.now().plusMillis(Math.max(0, deadlineMillis - time.elapsedMillis()))) : Optional.empty(),
                last);
    }
}
