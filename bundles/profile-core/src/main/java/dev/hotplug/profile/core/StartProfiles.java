package dev.hotplug.profile.core;

import dev.hotplug.loop.Loop;
import dev.hotplug.ocpp.ProfileCatalogue;
import dev.hotplug.ocpp16.smartcharging.RemoteStartProfiles;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where the charging profiles of remote starts go. While the bundle that takes them is being swapped a start waits for its
 * next version, at most {@link #GAP}; without such a bundle in the set there is nobody, and the profile is ignored
 * (errata 3.41). Loop.
 */
final class StartProfiles {

    /** How long a start waits. */
    static final Duration GAP = Duration.ofSeconds(10);

    /** Most starts that wait. */
    private static final int MOST = 50;
    private static final String PROFILE = "SmartCharging";

    private final Loop loop;
    private final ProfileCatalogue catalogue;
    private final Queue<CompletableFuture<Optional<RemoteStartProfiles>>> waiting = new ArrayDeque<>();
    private Optional<RemoteStartProfiles> present = Optional.empty();

    StartProfiles(Loop loop, ProfileCatalogue catalogue) {
        this.loop = loop;
        this.catalogue = catalogue;
    }

    void came(RemoteStartProfiles profiles) {
        present = Optional.of(profiles);
        List<CompletableFuture<Optional<RemoteStartProfiles>>> all = new ArrayList<>(waiting);
        waiting.clear();
        all.forEach(stage -> stage.complete(present));
    }

    void went(RemoteStartProfiles profiles) {
        present = present.filter(p -> p != profiles);
    }

    /** Who takes a profile; empty: nobody in the set. Fails when it should be there and does not come. */
    CompletionStage<Optional<RemoteStartProfiles>> find() {
        if (present.isPresent() || !catalogue.featureProfiles().contains(PROFILE)) {
            return CompletableFuture.completedStage(present);
        }
        if (waiting.size() >= MOST) {
            return CompletableFuture.failedStage(new IllegalStateException("too many remote starts wait for " + PROFILE));
        }
        CompletableFuture<Optional<RemoteStartProfiles>> stage = new CompletableFuture<>();
        waiting.add(stage);
        loop.after(GAP, () -> {
            waiting.remove(stage);
            stage.completeExceptionally(new IllegalStateException(PROFILE + " has not come back"));
        });
        return stage;
    }
}
