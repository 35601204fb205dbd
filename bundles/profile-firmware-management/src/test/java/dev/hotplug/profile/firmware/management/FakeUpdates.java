package dev.hotplug.profile.firmware.management;

import dev.hotplug.update.Accepted;
import dev.hotplug.update.Answer;
import dev.hotplug.update.Check;
import dev.hotplug.update.InstalledSet;
import dev.hotplug.update.Offer;
import dev.hotplug.update.Outcome;
import dev.hotplug.update.Outcome.Result;
import dev.hotplug.update.Phase;
import dev.hotplug.update.Reason;
import dev.hotplug.update.Refusal;
import dev.hotplug.update.UpdateClass;
import dev.hotplug.update.UpdateSnapshot;
import dev.hotplug.update.Updates;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An updater that does what the test says, with the rules of the real one about who may ask when. */
final class FakeUpdates implements Updates {

    /** What the next checks answer. */
    final Deque<Check> checks = new ArrayDeque<>();
    final List<Path> checked = new ArrayList<>();
    final List<Outcome> history = new ArrayList<>();
    final List<String> installs = new ArrayList<>();
    private UpdateSnapshot snapshot = UpdateSnapshot.idle(Optional.empty(), Optional.empty());
    private Optional<Offer> offered = Optional.empty();
    private int offers;

    Offer offer(UpdateClass kind) {
        return new Offer("offer-" + ++offers, "1.0.0", "2.0.0", false, kind, new TreeSet<>(), new TreeSet<>(), 1);
    }

    /** The process begins again: what waited is forgotten, what was being installed has been interrupted or is on trial. */
    void restarted(boolean trial) {
        Optional<String> request = snapshot.request();
        boolean begun = snapshot.phase() != Phase.IDLE && snapshot.phase() != Phase.WAITING;
        UpdateClass kind = snapshot.kind();
        snapshot = UpdateSnapshot.idle(Optional.empty(), Optional.empty());
        offered = Optional.empty();
        if (begun && trial) {
            snapshot = at(Phase.PROVING, request, kind);
        } else if (begun) {
            history.add(outcome(request.orElseThrow(), Result.RETURNED, Optional.of(Reason.INTERRUPTED)));
        }
    }

    void phase(Phase phase) {
        snapshot = at(phase, snapshot.request(), snapshot.kind());
    }

    void busyWith(String request) {
        snapshot = at(Phase.INSTALLING, Optional.of(request), UpdateClass.FEATURE);
    }

    private static UpdateSnapshot at(Phase phase, Optional<String> request, UpdateClass kind) {
        return new UpdateSnapshot(phase, request, Optional.of("2.0.0"), kind, 0, 0, Optional.empty(), Optional.empty());
    }

    void end(Result result, Optional<Reason> reason) {
        history.add(outcome(snapshot.request().orElseThrow(), result, reason));
        snapshot = UpdateSnapshot.idle(Optional.empty(), Optional.empty());
    }

    /** The record is written, and the process ends before anybody heard of it. */
    void commitAndDie() {
        end(Result.INSTALLED, Optional.empty());
    }

    private static Outcome outcome(String request, Result result, Optional<Reason> reason) {
        return new Outcome(request, result, reason, "It was " + result + ".", "1.0.0", "2.0.0", Instant.EPOCH);
    }

    boolean runsNew() {
        return history.stream().anyMatch(Outcome::installed);
    }

    @Override
    public InstalledSet installed() {
        return new InstalledSet("1.0.0", "m", 0, false, 0, 1, Optional.empty());
    }

    @Override
    public UpdateSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public CompletionStage<Check> check(Path file) {
        if (snapshot.phase() != Phase.IDLE) {
            return CompletableFuture.completedFuture(new Refusal(Reason.BUSY, "The updater is busy."));
        }
        checked.add(file);
        Check check = checks.isEmpty() ? offer(UpdateClass.FEATURE) : checks.poll();
        offered = check instanceof Offer offer ? Optional.of(offer) : Optional.empty();
        return CompletableFuture.completedFuture(check);
    }

    @Override
    public Answer install(String request, Offer offer) {
        if (snapshot.phase() != Phase.IDLE) {
            return new Refusal(Reason.BUSY, "The updater is busy.");
        }
        if (!offered.equals(Optional.of(offer)) || outcome(request).isPresent()) {
            return new Refusal(Reason.UNKNOWN, "There is no such offer any more.");
        }
        installs.add(request);
        snapshot = at(Phase.WAITING, Optional.of(request), offer.kind());
        return new Accepted();
    }

    @Override
    public Answer goBack(String request) {
        return new Refusal(Reason.UNKNOWN, "There is nothing to go back to.");
    }

    @Override
    public Answer cancel(String request) {
        if (!snapshot.request().equals(Optional.of(request))) {
            return new Refusal(Reason.UNKNOWN, "Nothing of that name waits.");
        }
        if (snapshot.phase() != Phase.WAITING) {
            return new Refusal(Reason.BUSY, "It is being installed.");
        }
        end(Result.REFUSED, Optional.of(Reason.CANCELLED));
        return new Accepted();
    }

    @Override
    public Optional<Outcome> outcome(String request) {
        return history.stream().filter(each -> each.request().equals(request)).findFirst();
    }

    @Override
    public List<Outcome> history() {
        return List.copyOf(history);
    }

    @Override
    public Optional<Path> known(String sha256) {
        return Optional.empty();
    }
}
