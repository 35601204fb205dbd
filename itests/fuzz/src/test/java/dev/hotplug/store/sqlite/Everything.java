package dev.hotplug.store.sqlite;

import dev.hotplug.fuzz.Promise;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Batch.Write;
import dev.hotplug.store.Fields;
import dev.hotplug.store.LogEntry;
import dev.hotplug.store.Row;
import dev.hotplug.store.Store;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that was ever written to a store: each record in every version that it had, and whether it is there now. */
final class Everything {

    private final Map<String, Set<Fields>> versions = new HashMap<>();
    private final Set<String> present = new HashSet<>();
    private final Set<String> namespaces = new HashSet<>();
    private final Set<String> tables = new HashSet<>();
    private final Map<String, Long> logs = new HashMap<>();

    void note(Batch batch) {
        batch.writes().forEach(this::note);
    }

    /** Records that are there while nothing is damaged. */
    int size() {
        return present.size();
    }

    private void note(Write write) {
        if (write instanceof Write.Append append) {
            put("log " + append.log() + " " + logs.merge(append.log(), 1L, Long::sum), append.fields());
        } else if (write instanceof Write.PutDocument put) {
            namespaces.add(put.namespace());
            put("document " + put.namespace() + " " + put.name(), put.fields());
        } else if (write instanceof Write.PutRow put) {
            tables.add(put.table());
            put("row " + put.table() + " " + put.key(), put.fields());
        } else if (write instanceof Write.DeleteDocument delete) {
            present.remove("document " + delete.namespace() + " " + delete.name());
        } else if (write instanceof Write.DeleteRow delete) {
            present.remove("row " + delete.table() + " " + delete.key());
        } else if (write instanceof Write.ClearTable clear) {
            present.removeIf(record -> record.startsWith("row " + clear.table() + " "));
        } else if (write instanceof Write.Trim trim) {
            for (long n = 1; n <= trim.sequence(); n++) {
                present.remove("log " + trim.log() + " " + n);
            }
        }
    }

    private void put(String record, Fields fields) {
        versions.computeIfAbsent(record, r -> new HashSet<>()).add(fields);
        present.add(record);
    }

    /** The number of records of a store that are as they were last written; each that it gives has to be one that was written once. */
    int in(Store store) {
        Set<String> found = new HashSet<>();
        for (String log : logs.keySet()) {
            for (LogEntry entry : AtOnce.done(store.read(log, 0, Integer.MAX_VALUE))) {
                found.add(known("log " + log + " " + entry.sequence(), entry.fields()));
            }
        }
        for (String namespace : namespaces) {
            store.documents(namespace).forEach((name, fields) -> found.add(known("document " + namespace + " " + name, fields)));
        }
        for (String table : tables) {
            List<Row> rows = store.rows(table, "", Integer.MAX_VALUE);
            rows.forEach(row -> found.add(known("row " + table + " " + row.key(), row.fields())));
        }
        found.retainAll(present);
        return found.size();
    }

    private String known(String record, Fields fields) {
        Promise.that(
                versions.getOrDefault(record, Set.of()).contains(fields),
                () -> "the store gives what was never written: " + record + " " + fields);
        return record;
    }
}
