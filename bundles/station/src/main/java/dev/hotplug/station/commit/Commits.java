package dev.hotplug.station.commit;

import dev.hotplug.loop.Loop;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Store;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The store as the loop uses it: every stage completes on the loop. */
public final class Commits {

    private final Store store;
    private final Loop loop;

    public Commits(Store store, Loop loop) {
        this.store = store;
        this.loop = loop;
    }

    /** For the short reads, which need no turn of their own. */
    public Store store() {
        return store;
    }

    /** Makes a batch durable; an empty one is done at once. Completes on the loop. */
    public CompletionStage<Void> commit(Batch batch) {
        return batch.isEmpty() ? CompletableFuture.completedStage(null) : onLoop(store.commit(batch));
    }

    /** The same outcome, as a turn. */
    public <T> CompletionStage<T> onLoop(CompletionStage<T> stage) {
        CompletableFuture<T> turn = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> loop.post(() -> settle(turn, value, failure)));
        return turn;
    }

    private static <T> void settle(CompletableFuture<T> turn, T value, Throwable failure) {
        if (failure == null) {
            turn.complete(value);
        } else {
            turn.completeExceptionally(cause(failure));
        }
    }

    /** What really failed, without the wrapper that chained stages put around it. */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
