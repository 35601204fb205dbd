package dev.hotplug.store.sqlite;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.LogEntry;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A data folder for tests: opens the store in it and waits for stages. */
final class Folder implements AutoCloseable {

    final Path path;
    Session session;
    SqliteStore store;

    Folder(Path path) {
        this(path, Options.DEFAULTS);
    }

    Folder(Path path, Options options) {
        this.path = path;
        open(options);
    }

    Path file() {
        return path.resolve("hotplug.db");
    }

    void open(Options options) {
        session = new Session(new Opening(path, options, new DamageLog()));
        store = new SqliteStore(session);
    }

    void reopen() {
        close();
        open(Options.DEFAULTS);
    }

    void commit(Batch batch) {
        await(store.commit(batch));
    }

    List<LogEntry> read(String log) {
        return await(store.read(log, 0, Integer.MAX_VALUE));
    }

    /** On the connection that writes. */
    void sql(String sql) {
        try {
            Schema.execute(session.present().writing(), sql);
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    static Fields number(long n) {
        return Fields.of("n", Long.toString(n));
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreException s ? s : new CompletionException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    static void put(Store store, long n) {
        await(store.commit(new Batch().append("log", number(n)).put("state", "last", number(n))));
    }

    @Override
    public void close() {
        store.close();
    }
}
