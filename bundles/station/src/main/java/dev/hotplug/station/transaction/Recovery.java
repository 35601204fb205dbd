package dev.hotplug.station.transaction;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.Reason;
import dev.hotplug.model.SampledValue;
import dev.hotplug.station.commit.Reads;
import dev.hotplug.station.event.TransactionStopped;
import dev.hotplug.station.event.TransactionStopped.Sample;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Row;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what the process before left open: each open transaction gets exactly one stop event, with the stored register
 * and its time, in the same batch that removes its row. The reason is PowerLoss unless the end of the process was marked
 * (Reboot after a clean stop, SoftReset or HardReset after a reset that could not wait).
 */
public final class Recovery {

    private static final String RUN = "run";
    private static final String ENDED = "ended";
    private static final int PAGE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Store store;
    private final EventLog log;
    private final EndedTransactions ended;
    private final Supplier<String> messageIds;
    private final LongFunction<List<SampledValue>> endValues;

    /**
     * @param ended     gets those that are closed
     * @param endValues the values to add at the end for a register of so many Wh
     */
    public Recovery(
            Store store,
            EventLog log,
            EndedTransactions ended,
            Supplier<String> messageIds,
            LongFunction<List<SampledValue>> endValues) {
        this.store = store;
        this.log = log;
        this.ended = ended;
        this.messageIds = messageIds;
        this.endValues = endValues;
    }

    /** Marks how the process ends, for {@link #close}. */
    public static Batch mark(Batch batch, Reason reason) {
        return batch.put(TransactionBook.NAMESPACE, RUN, Fields.of(ENDED, reason.name()));
    }

    /**
     * Closes everything, once, together with {@code batch}; says on which connectors something was open. Completes on the
     * loop when durable.
     */
    public CompletionStage<Set<ConnectorId>> close(int mostValues, Batch batch) {
        Optional<Fields> run = Reads.document(store, TransactionBook.NAMESPACE, RUN);
        Optional<Reason> marked = run.flatMap(f -> f.text(ENDED)).map(Reason::valueOf);
        List<TransactionStopped> events = new ArrayList<>();
        for (TransactionRow row : rows()) {
            events.add(stop(row, marked.orElse(Reason.PowerLoss), mostValues, batch));
        }
        run.ifPresent(any -> batch.delete(TransactionBook.NAMESPACE, RUN));
        events.forEach(Recovery::say);
        Set<ConnectorId> connectors = new TreeSet<>(events.stream().map(TransactionStopped::connector).toList());
        return log.append(batch, events).thenApply(done -> connectors);
    }

    private TransactionStopped stop(TransactionRow row, Reason reason, int mostValues, Batch batch) {
        Transaction transaction = row.transaction();
        TransactionData data = DataRows.read(store, transaction.localId());
        TransactionBook.forget(batch, transaction.localId(), data);
        long meterStop = Math.max(transaction.meterStartWattHour(), (long) Math.floor(row.registerWattHour()));
        ended.end(batch, transaction, row.registerAt(), meterStop, reason);
        List<SampledValue> end = endValues.apply(meterStop);
        List<Sample> samples = end.isEmpty()
                ? data.entries().stream().map(TransactionData.Entry::sample).toList()
                : data.ended(new Sample(row.registerAt(), end), mostValues);
        return new TransactionStopped(
                messageIds.get(), transaction.connector(), row.registerAt(), transaction.localId(), Optional.empty(),
                meterStop, reason, samples);
    }

    private List<TransactionRow> rows() {
        List<TransactionRow> rows = new ArrayList<>();
        List<Row> page = store.rows(TransactionRow.TABLE, "", PAGE);
        while (!page.isEmpty()) {
            page.forEach(row -> read(row).ifPresent(rows::add));
            page = store.rows(TransactionRow.TABLE, page.get(page.size() - 1).key(), PAGE);
        }
        return rows;
    }

    private static Optional<TransactionRow> read(Row row) {
        try {
            return Optional.of(TransactionRow.read(row.key(), row.fields()));
        } catch (IllegalArgumentException | StoreException e) {
            LOG.error("The stored transaction {} cannot be read and is not closed: {}", row.key(), e.getMessage());
            return Optional.empty();
        }
    }

    private static void say(TransactionStopped event) {
        LOG.info("Transaction {} on connector {} was open when the process ended; it is closed with {} Wh, reason {}.",
                event.transaction(), event.connector(), event.meterStopWattHour(), event.reason());
    }
}
