package dev.hotplug.station.transaction;

import dev.hotplug.station.TransactionLog;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.commit.Reads;
import dev.hotplug.station.event.TransactionEvent;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.station.event.TransactionStopped;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.LogEntry;
import dev.hotplug.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of transaction events in the store. Reads pages and keeps only the one that was read last; ids of transactions
 * stay in a table until their StopTransaction is dealt with. Loop.
 */
public final class EventLog implements TransactionLog {

    static final String LOG = "transactions";
    static final String READER = "central-system";
    static final String IDS = "transaction-ids";
    private static final String ID = "transactionId";

    /** So many acknowledged entries may stay in the store before they are forgotten. */
    private static final long TRIM_AFTER = 100;

    private static final Logger OUT = LoggerFactory.getLogger(EventLog.class);

    private final Commits commits;
    private final Listener listener;
    private final Refusals refusals;
    private long accepted;
    private long trimmed;
    private long backlog;
    private List<LogEntry> page = List.of();

    /** Who is told what becomes of the log; on the loop. */
    public interface Listener {

        /** New durable entries. */
        void logged();

        /** An entry was dealt with, durably. */
        void acknowledged(TransactionEvent event, Answer answer);
    }

    public EventLog(Commits commits, Listener listener) {
        this.commits = commits;
        this.listener = listener;
        this.refusals = new Refusals(commits);
        this.accepted = commits.store().cursor(LOG, READER);
        this.trimmed = accepted;
    }

    /** Counts what waits; to be done once before anything else. */
    public CompletionStage<Void> load() {
        return commits.onLoop(commits.store().count(LOG, accepted)).thenAccept(count -> backlog += count);
    }

    /** Makes events durable together with the rest of the batch. Completes on the loop. */
    CompletionStage<Void> append(Batch batch, List<? extends TransactionEvent> events) {
        events.forEach(event -> batch.append(LOG, EventCodec.write(event)));
        return commits.commit(batch).thenRun(() -> {
            if (!events.isEmpty()) {
                backlog += events.size();
                listener.logged();
            }
        });
    }

    @Override
    public CompletionStage<List<Logged>> pending(int limit) {
        return commits.onLoop(commits.store().read(LOG, accepted, limit)).thenCompose(this::keep);
    }

    @Override
    public CompletionStage<Void> acknowledge(long sequence, Answer answer) {
        if (oldest().isPresent()) {
            return acknowledgeOldest(sequence, answer);
        }
        return pending(1).thenCompose(any -> acknowledgeOldest(sequence, answer));
    }

    @Override
    public OptionalInt transactionId(long localId) {
        return Reads.undamaged(() -> readId(localId), OptionalInt.of(Transaction.UNKNOWN_ID));
    }

    @Override
    public CompletionStage<Void> refused(String messageId, int times) {
        return refusals.store(messageId, times);
    }

    @Override
    public int refusals(String messageId) {
        return refusals.of(messageId);
    }

    @Override
    public long backlog() {
        return backlog;
    }

    private OptionalInt readId(long localId) {
        return commits.store().row(IDS, TransactionRow.key(localId)).map(row -> row.integer(ID)).orElse(OptionalInt.empty());
    }

    private CompletionStage<List<Logged>> keep(List<LogEntry> entries) {
        page = entries.stream().filter(e -> e.sequence() > accepted).toList();
        List<Logged> logged = page.stream().flatMap(e -> readable(e).stream()).toList();
        return logged.isEmpty() && !page.isEmpty() ? passUnreadable(entries.size()) : CompletableFuture.completedStage(logged);
    }

    private CompletionStage<List<Logged>> passUnreadable(int limit) {
        long last = page.get(page.size() - 1).sequence();
        return move(last, new Batch()).thenCompose(done -> pending(limit));
    }

    private CompletionStage<Void> acknowledgeOldest(long sequence, Answer answer) {
        Optional<Logged> oldest = oldest().filter(o -> o.sequence() == sequence);
        if (oldest.isEmpty()) {
            OUT.debug("An answer to entry {} came late; it is not the oldest one.", sequence);
            return CompletableFuture.completedStage(null);
        }
        TransactionEvent event = oldest.get().event();
        return move(sequence, facts(event, answer)).thenRun(() -> listener.acknowledged(event, answer));
    }

    /** Moves the cursor, durably; back again when that fails. */
    private CompletionStage<Void> move(long sequence, Batch batch) {
        long before = accepted;
        List<LogEntry> pageBefore = page;
        long passed = page.stream().filter(e -> e.sequence() <= sequence).count();
        accepted = sequence;
        page = page.stream().filter(e -> e.sequence() > sequence).toList();
        boolean trim = sequence - trimmed >= TRIM_AFTER || backlog == passed;
        batch.moveCursor(LOG, READER, sequence);
        if (trim) {
            batch.trim(LOG, sequence);
        }
        return commits.commit(batch).handle((done, failure) -> {
            if (failure != null) {
                accepted = before;
                page = pageBefore;
                throw Failures.unchecked(failure);
            }
            backlog -= passed;
            trimmed = trim ? sequence : trimmed;
            return null;
        });
    }

    /** What an answer adds to what is known of a transaction. */
    private static Batch facts(TransactionEvent event, Answer answer) {
        Batch batch = new Batch();
        if (event instanceof TransactionStarted started && answer instanceof Answer.Started assigned) {
            putId(batch, started.transaction(), assigned.transactionId());
        } else if (event instanceof TransactionStarted started && answer instanceof Answer.GivenUp) {
            putId(batch, started.transaction(), Transaction.UNKNOWN_ID);
        } else if (event instanceof TransactionStopped stopped) {
            batch.deleteRow(IDS, TransactionRow.key(stopped.transaction()));
        }
        return batch;
    }

    private static void putId(Batch batch, long localId, int transactionId) {
        batch.putRow(IDS, TransactionRow.key(localId), Fields.of(ID, Integer.toString(transactionId)));
    }

    private Optional<Logged> oldest() {
        return page.stream().flatMap(e -> readable(e).stream()).findFirst();
    }

    private static Optional<Logged> readable(LogEntry entry) {
        try {
            return EventCodec.read(entry.fields()).map(event -> new Logged(entry.sequence(), event));
        } catch (IllegalArgumentException | StoreException e) {
            OUT.warn("Entry {} of the transaction log cannot be read and is passed over: {}", entry.sequence(), e.getMessage());
            return Optional.empty();
        }
    }
}
