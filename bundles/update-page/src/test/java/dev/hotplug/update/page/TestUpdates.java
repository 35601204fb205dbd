package dev.hotplug.update.page;

import dev.hotplug.update.Accepted;
import dev.hotplug.update.Answer;
import dev.hotplug.update.Check;
import dev.hotplug.update.InstalledSet;
import dev.hotplug.update.Offer;
import dev.hotplug.update.Outcome;
import dev.hotplug.update.UpdateSnapshot;
import dev.hotplug.update.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An updater that says what a test wants and keeps what it was asked. */
final class TestUpdates implements Updates {

    final List<String> asked = new ArrayList<>();
    UpdateSnapshot snapshot = UpdateSnapshot.idle(Optional.empty(), Optional.empty());
    Check next;
    boolean fileWasThere;

    @Override
    public InstalledSet installed() {
        return new InstalledSet("1.0", "copper-sb", 0, false, 1, 60, Optional.empty());
    }

    @Override
    public UpdateSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public CompletionStage<Check> check(Path file) {
        fileWasThere = Files.isRegularFile(file);
        return CompletableFuture.completedFuture(next);
    }

    @Override
    public Answer install(String request, Offer offer) {
        asked.add("install " + offer.version());
        return new Accepted();
    }

    @Override
    public Answer goBack(String request) {
        asked.add("return");
        return new Accepted();
    }

    @Override
    public Answer cancel(String request) {
        asked.add("cancel " + request);
        return new Accepted();
    }

    @Override
    public Optional<Outcome> outcome(String request) {
        return Optional.empty();
    }

    @Override
    public List<Outcome> history() {
        return List.of();
    }

    @Override
    public Optional<Path> known(String sha256) {
        return Optional.empty();
    }
}
