package dev.hotplug.store;

import java.util.ArrayList;
import java.util.List;

/** Writes that become durable together or not at all. Built by one thread, then handed to {@link Store#commit}. */
public final class Batch {

    private final List<Write> writes = new ArrayList<>();

    public Batch append(String log, Fields fields) {
        return add(new Write.Append(log, fields));
    }

    /** Moves a reader's cursor: entries up to and including {@code sequence} are done. It never moves back. */
    public Batch moveCursor(String log, String reader, long sequence) {
        return add(new Write.MoveCursor(log, reader, sequence));
    }

    /** Forgets entries up to and including {@code sequence}; the numbers are not used again. */
    public Batch trim(String log, long sequence) {
        return add(new Write.Trim(log, sequence));
    }

    /** Writes a document whole. A namespace is the owner's short name ("station", "profile-core"). */
    public Batch put(String namespace, String name, Fields fields) {
        return add(new Write.PutDocument(namespace, name, fields));
    }

    public Batch delete(String namespace, String name) {
        return add(new Write.DeleteDocument(namespace, name));
    }

    public Batch putRow(String table, String key, Fields fields) {
        return add(new Write.PutRow(table, key, fields));
    }

    public Batch deleteRow(String table, String key) {
        return add(new Write.DeleteRow(table, key));
    }

    /** Removes every row; with {@link #putRow} after it in the same batch, a replacement that is atomic. */
    public Batch clear(String table) {
        return add(new Write.ClearTable(table));
    }

    public boolean isEmpty() {
        return writes.isEmpty();
    }

    /** In the order in which they were added. */
    public List<Write> writes() {
        return List.copyOf(writes);
    }

    private Batch add(Write write) {
        writes.add(write);
        return this;
    }

    /** One write. */
    public sealed interface Write {

        record Append(String log, Fields fields) implements Write {}

        record MoveCursor(String log, String reader, long sequence) implements Write {}

        record Trim(String log, long sequence) implements Write {}

        record PutDocument(String namespace, String name, Fields fields) implements Write {}

        record DeleteDocument(String namespace, String name) implements Write {}

        record PutRow(String table, String key, Fields fields) implements Write {}

        record DeleteRow(String table, String key) implements Write {}

        record ClearTable(String table) implements Write {}
    }
}
