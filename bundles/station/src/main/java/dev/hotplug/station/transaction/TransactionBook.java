package dev.hotplug.station.transaction;

import dev.hotplug.loop.Stamp;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.Reason;
import dev.hotplug.model.SampledValue;
import dev.hotplug.station.authorization.Grant;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.commit.Reads;
import dev.hotplug.station.event.MeterValuesSampled;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.station.event.TransactionStopped;
import dev.hotplug.station.event.TransactionStopped.Sample;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes transactions: begin, checkpoints of the register, values, end. What it says is done is durable. Energy values of
 * a connector are whole Wh of the register, rounded down, and never fall (statement 57). Loop.
 */
public final class TransactionBook {

    static final String NAMESPACE = "station";
    static final String COUNTER = "transactions";
    static final String LAST_LOCAL_ID = "lastLocalId";

    /** Where ids go on in a run that finds its counter damaged: above those of all runs before. */
    private static final long IDS_PER_RUN = 1_000_000_000L;

    /** Drivers report at least this often while a contactor is closed. */
    private static final long REPORT_GAP_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(TransactionBook.class);

    private final Commits commits;
    private final EventLog log;
    private final EndedTransactions ended;
    private final StationTime time;
    private final Moments moments;
    private final Supplier<String> messageIds;
    private final Map<Long, OpenTransaction> open = new HashMap<>();
    private final Map<ConnectorId, Double> highest = new HashMap<>();
    private long checkpointMillis;
    private long lastLocalId;

    /**
     * @param ended            gets those that end
     * @param messageIds       a new OCPP-J message id each time
     * @param checkpointMillis how old the stored register of a running transaction may become
     */
    public TransactionBook(
            Commits commits,
            EventLog log,
            EndedTransactions ended,
            StationTime time,
            Supplier<String> messageIds,
            long checkpointMillis) {
        this.commits = commits;
        this.log = log;
        this.ended = ended;
        this.time = time;
        this.moments = new Moments(time);
        this.messageIds = messageIds;
        this.checkpointMillis = checkpointMillis;
        this.lastLocalId = Reads.undamaged(this::storedLastLocalId, time.stamp().boot() * IDS_PER_RUN);
    }

    public void checkpointMillis(long millis) {
        checkpointMillis = millis;
    }

    /**
     * Makes the start of a transaction durable, with its begin values and together with {@code alongside}. Fails with what
     * the store says.
     *
     * @param reservationId of the reservation that it uses
     */
    public CompletionStage<Transaction> begin(
            ConnectorId connector,
            Grant who,
            double registerWattHour,
            List<SampledValue> beginValues,
            int mostValues,
            OptionalInt reservationId,
            Batch alongside) {
        long localId = ++lastLocalId;
        long meterStart = wattHour(connector, registerWattHour);
        Stamp at = moments.next(connector);
        Transaction transaction = new Transaction(
                localId, connector, who.tag(), who.parent(), at, meterStart, OptionalInt.empty(), false);
        OpenTransaction opened = new OpenTransaction(transaction, registerWattHour, time.elapsedMillis());
        Batch batch = alongside
                .put(NAMESPACE, COUNTER, Fields.of(LAST_LOCAL_ID, Long.toString(localId)))
                .putRow(TransactionRow.TABLE, TransactionRow.key(localId), opened.row().write());
        keep(batch, opened, at, beginValues, mostValues);
        TransactionStarted event = new TransactionStarted(
                messageIds.get(), connector, at, localId, who.tag(), meterStart, reservationId);
        return log.append(batch, List.of(event)).thenApply(done -> {
            open.put(localId, opened);
            return transaction;
        });
    }

    /**
     * Takes note of the register of a running transaction and stores it before the stored one becomes older than the
     * checkpoint time. The next report may be a second away, which is taken into account.
     */
    public void register(long localId, double registerWattHour) {
        OpenTransaction transaction = open.get(localId);
        if (transaction == null || transaction.closing || registerWattHour <= transaction.registerWattHour) {
            return;
        }
        transaction.registerWattHour = registerWattHour;
        transaction.registerAt = moments.next(transaction.started.connector());
        if (time.elapsedMillis() - transaction.storedMillis + REPORT_GAP_MILLIS >= checkpointMillis) {
            checkpoint(transaction);
        }
    }

    /** Logs periodic or clock-aligned values, and with them the register. What cannot be stored is lost, and said so. */
    public void sampled(ConnectorId connector, OptionalLong localId, List<SampledValue> values) {
        if (values.isEmpty()) {
            return;
        }
        MeterValuesSampled event =
                new MeterValuesSampled(messageIds.get(), connector, moments.next(connector), localId, values);
        Batch batch = new Batch();
        localId.ifPresent(id -> checkpointWith(batch, id, event.at()));
        log.append(batch, List.of(event)).whenComplete(this::sayLost);
    }

    /** Keeps values for StopTransaction.transactionData. */
    public void keep(long localId, List<SampledValue> values, int mostValues) {
        OpenTransaction transaction = open.get(localId);
        if (transaction == null || transaction.closing || values.isEmpty()) {
            return;
        }
        Batch batch = new Batch();
        keep(batch, transaction, moments.next(transaction.started.connector()), values, mostValues);
        commits.commit(batch).whenComplete(this::sayLost);
    }

    /**
     * Makes the end of a transaction durable together with {@code alongside}. Fails with what the store says; then nothing
     * was written and it may be tried again.
     *
     * @param by the tag that was presented to stop it
     */
    public CompletionStage<Void> end(
            Transaction transaction,
            Reason reason,
            Optional<IdTag> by,
            double registerWattHour,
            List<SampledValue> endValues,
            int mostValues,
            Batch alongside) {
        ConnectorId connector = transaction.connector();
        long meterStop = Math.max(transaction.meterStartWattHour(), wattHour(connector, registerWattHour));
        Stamp at = moments.next(connector);
        TransactionData data = data(transaction.localId());
        List<Sample> samples = endValues.isEmpty()
                ? data.entries().stream().map(TransactionData.Entry::sample).toList()
                : data.ended(new Sample(at, endValues), mostValues);
        forget(alongside, transaction.localId(), data);
        ended.end(alongside, transaction, at, meterStop, reason);
        TransactionStopped event = new TransactionStopped(
                messageIds.get(), connector, at, transaction.localId(), by, meterStop, reason, samples);
        closing(transaction.localId(), true);
        return log.append(alongside, List.of(event)).handle((done, failure) -> {
            if (failure != null) {
                closing(transaction.localId(), false);
                throw Failures.unchecked(failure);
            }
            open.remove(transaction.localId());
            ended.written();
            return done;
        });
    }

    /**
     * Stores the newest register of everything that runs as the one of now, together with {@code alongside}; for a clean end
     * of the process, when no energy flows any more.
     */
    public CompletionStage<Void> checkpointAll(Batch alongside) {
        open.values().stream().filter(t -> !t.closing).forEach(t -> {
            t.registerAt = moments.next(t.started.connector());
            put(alongside, t);
        });
        return commits.commit(alongside);
    }

    /** The register of a connector in whole Wh; not below what was said before. */
    public long wattHour(ConnectorId connector, double registerWattHour) {
        return (long) Math.floor(highest.merge(connector, registerWattHour, Math::max));
    }

    static void forget(Batch batch, long localId, TransactionData data) {
        batch.deleteRow(TransactionRow.TABLE, TransactionRow.key(localId));
        data.entries().forEach(e -> batch.deleteRow(DataRows.TABLE, DataRows.key(localId, e.number())));
    }

    private long storedLastLocalId() {
        return commits.store().document(NAMESPACE, COUNTER).map(f -> f.number(LAST_LOCAL_ID, 0)).orElse(0L);
    }

    private void closing(long localId, boolean closing) {
        Optional.ofNullable(open.get(localId)).ifPresent(t -> t.closing = closing);
    }

    private TransactionData data(long localId) {
        OpenTransaction transaction = open.get(localId);
        return transaction == null ? TransactionData.NONE : transaction.data;
    }

    private void keep(Batch batch, OpenTransaction transaction, Stamp at, List<SampledValue> values, int most) {
        if (values.isEmpty()) {
            return;
        }
        TransactionData.Change change = transaction.data.with(new Sample(at, values), most);
        transaction.data = change.data();
        DataRows.write(batch, transaction.localId, change);
    }

    private void checkpoint(OpenTransaction transaction) {
        Batch batch = new Batch();
        put(batch, transaction);
        commits.commit(batch).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("The register of transaction {} could not be stored: {}", transaction.localId, message(failure));
            }
        });
    }

    /** What was sampled is stored as the register too: no end after a loss of power lies before the last sample. */
    private void checkpointWith(Batch batch, long localId, Stamp at) {
        OpenTransaction transaction = open.get(localId);
        if (transaction != null && !transaction.closing) {
            transaction.registerAt = at;
            put(batch, transaction);
        }
    }

    private void put(Batch batch, OpenTransaction transaction) {
        transaction.storedMillis = time.elapsedMillis();
        batch.putRow(TransactionRow.TABLE, TransactionRow.key(transaction.localId), transaction.row().write());
    }

    private void sayLost(Void done, Throwable failure) {
        if (failure != null) {
            LOG.warn("Meter values could not be stored and are lost: {}", message(failure));
        }
    }

    private static String message(Throwable failure) {
        return Commits.cause(failure).getMessage();
    }
}
