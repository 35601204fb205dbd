package dev.hotplug.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Durable memory. Reads see what has been committed and nothing else. A damaged record is never returned as if it were
 * whole: reading it fails with {@link StoreException.Cause#DAMAGED}, or it is set aside and reported, as each method says.
 */
@ProviderType
public interface Store {

    /** Entries read at a time by {@link #count}. */
    int COUNT_PAGE = 500;

    /**
     * Makes a batch durable. Any thread; returns at once. Batches become durable in the order of the calls; several may
     * share one sync (group commit). The stage completes on the store's own thread, in order: whoever needs the loop posts
     * to it. It fails with a {@link StoreException}, and then nothing of the batch was written.
     */
    CompletionStage<Void> commit(Batch batch);

    /**
     * Entries after {@code afterSequence}, oldest first, at most {@code limit}; damaged ones are left out and logged.
     * Completes on the store's own thread, after the commits asked for before it.
     */
    CompletionStage<List<LogEntry>> read(String log, long afterSequence, int limit);

    /**
     * How many undamaged entries of a log come after {@code afterSequence}. Completes on the store's own thread, after the
     * commits asked for before it. This version reads them in pages of 500; a store that can count without reading does so.
     */
    default CompletionStage<Long> count(String log, long afterSequence) {
        return read(log, afterSequence, COUNT_PAGE).thenCompose(page -> page.size() < COUNT_PAGE
                ? CompletableFuture.completedStage((long) page.size())
                : count(log, page.get(page.size() - 1).sequence()).thenApply(rest -> rest + page.size()));
    }

    /** How far a reader of a log has come; 0 at first. Any thread; short. */
    long cursor(String log, String reader);

    /** Sequence of the newest committed entry of a log; 0 when there never was one. Any thread; short. */
    long newest(String log);

    /** A document. Any thread; short (microseconds, from memory or one page). */
    Optional<Fields> document(String namespace, String name);

    /** All documents of a namespace by name; damaged ones are left out and logged. Any thread. */
    Map<String, Fields> documents(String namespace);

    /** A row of a table by key. Any thread; short, and no longer when the table is long. */
    Optional<Fields> row(String table, String key);

    /** Number of rows. Any thread. */
    long size(String table);

    /**
     * Rows in the order of their keys after {@code afterKey} (empty text: from the first), at most {@code limit}; damaged
     * ones are left out and logged. Any thread.
     */
    List<Row> rows(String table, String afterKey, int limit);
}
