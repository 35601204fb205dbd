package dev.hotplug.store.sqlite;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.LogEntry;
import dev.hotplug.store.Row;
import dev.hotplug.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The real store for a loop that is turned by hand: stages are complete when they are given out. Notes what is written. */
final class AtOnce implements Store {

    private static final int SECONDS = 20;

    private final Store store;
    private final Everything noted;

    AtOnce(Store store, Everything noted) {
        this.store = store;
        this.noted = noted;
    }

    static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the store does not answer", e);
        }
    }

    private static <T> CompletionStage<T> settled(CompletionStage<T> stage) {
        try {
            return CompletableFuture.completedFuture(done(stage));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletionStage<Void> commit(Batch batch) {
        noted.note(batch);
        return settled(store.commit(batch));
    }

    @Override
    public CompletionStage<List<LogEntry>> read(String log, long afterSequence, int limit) {
        return settled(store.read(log, afterSequence, limit));
    }

    @Override
    public CompletionStage<Long> count(String log, long afterSequence) {
        return settled(store.count(log, afterSequence));
    }

    @Override
    public long cursor(String log, String reader) {
        return store.cursor(log, reader);
    }

    @Override
    public long newest(String log) {
        return store.newest(log);
    }

    @Override
    public Optional<Fields> document(String namespace, String name) {
        return store.document(namespace, name);
    }

    @Override
    public Map<String, Fields> documents(String namespace) {
        return store.documents(namespace);
    }

    @Override
    public Optional<Fields> row(String table, String key) {
        return store.row(table, key);
    }

    @Override
    public long size(String table) {
        return store.size(table);
    }

    @Override
    public List<Row> rows(String table, String afterKey, int limit) {
        return store.rows(table, afterKey, limit);
    }
}
