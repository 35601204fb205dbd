package dev.hotplug.testkit;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Batch.Write;
import dev.hotplug.store.Fields;
import dev.hotplug.store.LogEntry;
import dev.hotplug.store.Row;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A store in memory with the contract of the real one. Commits become durable at once unless {@link #hold()} was called;
 * a {@link #copy()} is what a process would find after a power cut now. Stages complete on the caller's thread.
 */
public final class MemoryStore implements Store {

    private final Map<String, NavigableMap<Long, Fields>> logs = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, Long> cursors = new HashMap<>();
    private final Map<String, NavigableMap<String, Fields>> documents = new HashMap<>();
    private final Map<String, NavigableMap<String, Fields>> tables = new HashMap<>();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private boolean holding;
    private Optional<StoreException> failure = Optional.empty();
    private int commits;

    /** From now on commits wait for {@link #release()}. */
    public void hold() {
        holding = true;
    }

    /** Lets all held commits become durable, in order, and holds no more. */
    public void release() {
        holding = false;
        while (!held.isEmpty()) {
            held.poll().run();
        }
    }

    /** From now on commits fail like this; {@code null} ends it. */
    public void failWith(StoreException exception) {
        failure = Optional.ofNullable(exception);
    }

    /** Number of batches made durable so far. */
    public int commits() {
        return commits;
    }

    /** What is durable now; held commits are not in it. */
    public MemoryStore copy() {
        MemoryStore copy = new MemoryStore();
        logs.forEach((name, entries) -> copy.logs.put(name, new TreeMap<>(entries)));
        copy.newest.putAll(newest);
        copy.cursors.putAll(cursors);
        documents.forEach((name, values) -> copy.documents.put(name, new TreeMap<>(values)));
        tables.forEach((name, values) -> copy.tables.put(name, new TreeMap<>(values)));
        return copy;
    }

    @Override
    public CompletionStage<Void> commit(Batch batch) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        List<Write> writes = batch.writes();
        Runnable commit = () -> {
            if (failure.isPresent()) {
                done.completeExceptionally(failure.get());
                return;
            }
            writes.forEach(this::apply);
            commits++;
            done.complete(null);
        };
        if (holding) {
            held.add(commit);
        } else {
            commit.run();
        }
        return done;
    }

    @Override
    public CompletionStage<List<LogEntry>> read(String log, long afterSequence, int limit) {
        CompletableFuture<List<LogEntry>> result = new CompletableFuture<>();
        Runnable read = () -> result.complete(entries(log).tailMap(afterSequence, false).entrySet().stream()
                .limit(limit)
                .map(e -> new LogEntry(e.getKey(), e.getValue()))
                .toList());
        if (holding) {
            held.add(read);
        } else {
            read.run();
        }
        return result;
    }

    @Override
    public long cursor(String log, String reader) {
        return cursors.getOrDefault(log + "/" + reader, 0L);
    }

    @Override
    public long newest(String log) {
        return newest.getOrDefault(log, 0L);
    }

    @Override
    public Optional<Fields> document(String namespace, String name) {
        return Optional.ofNullable(documents(namespace).get(name));
    }

    @Override
    public Map<String, Fields> documents(String namespace) {
        return Map.copyOf(documents.getOrDefault(namespace, new TreeMap<>()));
    }

    @Override
    public Optional<Fields> row(String table, String key) {
        return Optional.ofNullable(table(table).get(key));
    }

    @Override
    public long size(String table) {
        return table(table).size();
    }

    @Override
    public List<Row> rows(String table, String afterKey, int limit) {
        List<Row> rows = new ArrayList<>();
        table(table).tailMap(afterKey, false).entrySet().stream()
                .limit(limit)
                .forEach(e -> rows.add(new Row(e.getKey(), e.getValue())));
        return rows;
    }

    /** Every entry that a log still has, oldest first. */
    public List<LogEntry> log(String log) {
        return entries(log).entrySet().stream().map(e -> new LogEntry(e.getKey(), e.getValue())).toList();
    }

    private void apply(Write write) {
        if (write instanceof Write.Append w) {
            entries(w.log()).put(newest.merge(w.log(), 1L, Long::sum), w.fields());
        } else if (write instanceof Write.MoveCursor w) {
            cursors.merge(w.log() + "/" + w.reader(), w.sequence(), Math::max);
        } else if (write instanceof Write.Trim w) {
            entries(w.log()).headMap(w.sequence(), true).clear();
        } else if (write instanceof Write.PutDocument w) {
            documents.computeIfAbsent(w.namespace(), n -> new TreeMap<>()).put(w.name(), w.fields());
        } else if (write instanceof Write.DeleteDocument w) {
            documents.computeIfAbsent(w.namespace(), n -> new TreeMap<>()).remove(w.name());
        } else if (write instanceof Write.PutRow w) {
            table(w.table()).put(w.key(), w.fields());
        } else if (write instanceof Write.DeleteRow w) {
            table(w.table()).remove(w.key());
        } else if (write instanceof Write.ClearTable w) {
            table(w.table()).clear();
        }
    }

    private NavigableMap<Long, Fields> entries(String log) {
        return logs.computeIfAbsent(log, n -> new TreeMap<>());
    }

    private NavigableMap<String, Fields> table(String table) {
        return tables.computeIfAbsent(table, n -> new TreeMap<>());
    }
}
