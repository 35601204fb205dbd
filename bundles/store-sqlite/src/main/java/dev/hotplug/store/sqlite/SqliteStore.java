package dev.hotplug.store.sqlite;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.LogEntry;
import dev.hotplug.store.Row;
import dev.hotplug.store.Store;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The port on one SQLite file. Writes go to the {@link Writer}; short reads are answered on the caller's thread. */
class SqliteStore implements Store {

    private static final Duration END = Duration.ofSeconds(3);

    private final Session session;
    private final Writer writer;

    SqliteStore(Session session) {
        this.session = session;
        writer = new Writer(session);
        writer.start();
    }

    /** Finishes what was asked for, at most 3 s, and closes the file. */
    void close() {
        writer.close(END);
    }

    @Override
    public CompletionStage<Void> commit(Batch batch) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        writer.post(new Job.Commit(batch.writes(), done));
        return done.minimalCompletionStage();
    }

    @Override
    public CompletionStage<List<LogEntry>> read(String log, long afterSequence, int limit) {
        return askInOrder(reads -> reads.entries(log, afterSequence, limit));
    }

    @Override
    public CompletionStage<Long> count(String log, long afterSequence) {
        return askInOrder(reads -> reads.count(log, afterSequence));
    }

    @Override
    public long cursor(String log, String reader) {
        return ask(reads -> reads.cursor(log, reader));
    }

    @Override
    public long newest(String log) {
        return ask(reads -> reads.newest(log));
    }

    @Override
    public Optional<Fields> document(String namespace, String name) {
        return ask(reads -> reads.one(Table.DOCUMENT, namespace, name));
    }

    @Override
    public Map<String, Fields> documents(String namespace) {
        return ask(reads -> reads.documents(namespace));
    }

    @Override
    public Optional<Fields> row(String table, String key) {
        return ask(reads -> reads.one(Table.KEYED, table, key));
    }

    @Override
    public long size(String table) {
        return ask(reads -> reads.size(table));
    }

    @Override
    public List<Row> rows(String table, String afterKey, int limit) {
        return ask(reads -> reads.rows(Table.KEYED, table, afterKey, limit));
    }

    private <T> CompletionStage<T> askInOrder(Session.Query<T> query) {
        CompletableFuture<T> done = new CompletableFuture<>();
        writer.post(new Job.Ask<>(query, done));
        return done.minimalCompletionStage();
    }

    private <T> T ask(Session.Query<T> query) {
        try {
            return session.read(query);
        } catch (SQLException e) {
            if (Errors.fileDamage(e) && session.suspect()) {
                writer.post(new Job.Check());
            }
            throw Errors.of(e);
        }
    }
}
