package dev.hotplug.station.chargepoint;

import dev.hotplug.loop.Loop;
import dev.hotplug.station.Maintenance;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.station.Station.ResetType;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.store.Restorable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What a person in front of the charger orders: the same reset as the central system's, and the factory's settings at its end. */
public final class Upkeep implements Maintenance {

    /** A restore that a process before was asked for: by then every bundle is there that has something to add. */
    private static final Duration MAKE_UP = Duration.ofSeconds(5);

    private final Loop loop;
    private final FactoryRestore factory;
    private final Consumer<ResetType> reset;
    private String askedBy = "the central system";

    /** @param reset begins one */
    Upkeep(Loop loop, Commits commits, Consumer<ResetType> reset) {
        this.loop = loop;
        this.factory = new FactoryRestore(commits);
        this.reset = reset;
    }

    @Override
    public void restart(String by) {
        loop.post(() -> begin(by));
    }

    @Override
    public CompletionStage<CommandStatus> restoreFactorySettings(String by) {
        CompletableFuture<CommandStatus> answer = new CompletableFuture<>();
        loop.post(() -> wish(by, answer));
        return answer;
    }

    private void wish(String by, CompletableFuture<CommandStatus> answer) {
        factory.wish(by).whenComplete((done, failure) -> {
            answer.complete(failure == null ? CommandStatus.Accepted : CommandStatus.Rejected);
            if (failure == null) {
                begin(by);
            }
        });
    }

    /**
     * Goes on where a process before was killed, when the wish can be stored once more: with a store that takes nothing it
     * would restart for ever. Loop.
     */
    void makeUp() {
        factory.wishedBy().ifPresent(by -> loop.after(MAKE_UP, () -> wish(by, new CompletableFuture<>())));
    }

    /** The last thing before the process ends; who asked for that. Loop. */
    CompletionStage<String> finish() {
        return factory.carryOut().handle((done, failure) -> askedBy);
    }

    /** Any thread. */
    public void came(Restorable restorable) {
        factory.add(restorable);
    }

    /** Any thread. */
    public void went(Restorable restorable) {
        factory.remove(restorable);
    }

    private void begin(String by) {
        askedBy = by;
        reset.accept(ResetType.Soft);
    }
}
