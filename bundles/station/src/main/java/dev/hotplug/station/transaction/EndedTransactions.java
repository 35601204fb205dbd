package dev.hotplug.station.transaction;

import dev.hotplug.loop.Stamp;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.Reason;
import dev.hotplug.station.ChargeHistory;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Row;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A row for each transaction that is over, written in the batch of its stop event, so that there is one exactly when the
 * other is there. Written on the loop, read on any thread.
 */
public final class EndedTransactions implements ChargeHistory {

    /** The table; it goes when the factory settings are restored. */
    public static final String TABLE = "ended-transactions";

    private static final Logger LOG = LoggerFactory.getLogger(EndedTransactions.class);

    private final Store store;
    private final StationTime time;
    private volatile long edition;

    public EndedTransactions(Store store, StationTime time) {
        this.store = store;
        this.time = time;
    }

    /** Adds one that ends with this batch; the oldest go when there are too many. */
    void end(Batch batch, Transaction transaction, Stamp at, long meterStopWattHour, Reason reason) {
        batch.putRow(TABLE, TransactionRow.key(transaction.localId()), Fields.of(
                "connector", transaction.connector().toString(),
                "idTag", transaction.idTag().value(),
                "startedAt", transaction.startedAt().text(),
                "endedAt", at.text(),
                "meterStart", Long.toString(transaction.meterStartWattHour()),
                "meterStop", Long.toString(meterStopWattHour),
                "reason", reason.name()));
        makeRoom(batch);
    }

    private void makeRoom(Batch batch) {
        try {
            long beyond = store.size(TABLE) + 1 - MOST;
            if (beyond > 0) {
                store.rows(TABLE, "", (int) beyond).forEach(oldest -> batch.deleteRow(TABLE, oldest.key()));
            }
        } catch (StoreException e) {
            LOG.warn("The oldest charges stay in the history: {}", e.getMessage());
        }
    }

    /** What was added is durable. */
    void written() {
        edition++;
    }

    @Override
    public long edition() {
        return edition;
    }

    @Override
    public List<Charge> newest() {
        List<Charge> charges = new ArrayList<>();
        store.rows(TABLE, "", MOST + 1).forEach(row -> read(row).ifPresent(charges::add));
        charges.sort(Comparator.comparingLong(Charge::localId).reversed());
        return charges;
    }

    private Optional<Charge> read(Row row) {
        try {
            Fields fields = row.fields();
            return Optional.of(new Charge(
                    Long.parseLong(row.key()),
                    new ConnectorId(Integer.parseInt(fields.required("connector"))),
                    new IdTag(fields.required("idTag")),
                    time.date(Stamp.parse(fields.required("startedAt"))),
                    time.date(Stamp.parse(fields.required("endedAt"))),
                    Long.parseLong(fields.required("meterStart")),
                    Long.parseLong(fields.required("meterStop")),
                    Reason.valueOf(fields.required("reason"))));
        } catch (IllegalArgumentException | StoreException e) {
            LOG.warn("The charge {} in the history cannot be read: {}", row.key(), e.getMessage());
            return Optional.empty();
        }
    }
}
