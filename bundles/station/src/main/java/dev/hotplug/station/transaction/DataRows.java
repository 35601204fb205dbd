package dev.hotplug.station.transaction;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Row;
import dev.hotplug.store.Store;
import java.util.ArrayList;
import java.util.List;

/** Values gathered for StopTransaction, as rows of the store, so that they survive the process. */
final class DataRows {

    static final String TABLE = "transaction-data";
    private static final String SAMPLE = "sample";
    private static final int PAGE = 100;

    private DataRows() {}

    static String key(long localId, long number) {
        return prefix(localId) + String.format("%09d", number);
    }

    static void write(Batch batch, long localId, TransactionData.Change change) {
        boolean stays = !change.dropped().contains(change.added());
        if (stays) {
            String text = SampleText.write(change.added().sample());
            batch.putRow(TABLE, key(localId, change.added().number()), Fields.of(SAMPLE, text));
        }
        change.dropped().stream()
                .filter(e -> !e.equals(change.added()))
                .forEach(e -> batch.deleteRow(TABLE, key(localId, e.number())));
    }

    /** What a lost process had gathered. */
    static TransactionData read(Store store, long localId) {
        List<TransactionData.Entry> entries = new ArrayList<>();
        String after = prefix(localId);
        List<Row> page = store.rows(TABLE, after, PAGE);
        while (!page.isEmpty()) {
            for (Row row : page) {
                if (!row.key().startsWith(prefix(localId))) {
                    return new TransactionData(entries);
                }
                read(row, localId, entries);
            }
            page = store.rows(TABLE, page.get(page.size() - 1).key(), PAGE);
        }
        return new TransactionData(entries);
    }

    private static void read(Row row, long localId, List<TransactionData.Entry> entries) {
        long number = Long.parseLong(row.key().substring(prefix(localId).length()));
        row.fields().text(SAMPLE).map(SampleText::read).filter(s -> !s.isEmpty())
                .ifPresent(s -> entries.add(new TransactionData.Entry(number, s.get(0))));
    }

    private static String prefix(long localId) {
        return TransactionRow.key(localId) + "/";
    }
}
