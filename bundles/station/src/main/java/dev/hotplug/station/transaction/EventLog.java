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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of transaction events in the store, one for each central system ({@link Ledgers}). Reads pages and keeps only the
 * one that was read last; ids of transactions stay in a table until their StopTransaction is dealt with. Loop.
 */
public final class EventLog implements TransactionLog {

    static final String LOG = Ledgers.FIRST;
    static final String READER = "central-system";
    static final String IDS = "transaction-ids";
    private static final String ID = "transactionId";
    private static final String NAMESPACE = "station";
    private static final String DOCUMENT = "central-systems";
    private static final int PAGE = 500;

    /** So many acknowledged entries may stay in the store before they are forgotten. */
    private static final long TRIM_AFTER = 100;

    private static final Logger OUT = LoggerFactory.getLogger(EventLog.class);

    private final Commits commits;
    private final Listener listener;
    private final Refusals refusals;
    private Ledgers ledgers;
    private int edition;
    private long accepted;
    private long trimmed;
    private long backlog;
    /** Entries of {@link Ledgers#OPEN}, and how often some were asked to be written. */
    private long open;
    private long openAsked;
    private volatile Map<String, Long> kept = Map.of();
    private List<LogEntry> page = List.of();

    /** Who is told what becomes of the log; on the loop. */
    public interface Listener {

        /** New durable entries. */
        void logged();

        /** The central system has answered; what is stored now is durable no later than that the entry was dealt with. */
        void answered(TransactionEvent event, Answer answer);

        /** An entry was dealt with, durably. */
        void acknowledged(TransactionEvent event, Answer answer);
    }

    public EventLog(Commits commits, Listener listener) {
        this.commits = commits;
        this.listener = listener;
        this.ledgers = Reads.document(commits.store(), NAMESPACE, DOCUMENT).map(Ledgers::read)
                .orElse(new Ledgers(Ledgers.FIRST, false, Map.of()));
        this.accepted = commits.store().cursor(ledgers.current(), READER);
        this.refusals = new Refusals(commits);
        this.trimmed = accepted;
    }

    /** Counts what waits; to be done once before anything else. */
    public CompletionStage<Void> load() {
        return count(ledgers.current()).thenAccept(count -> backlog += count)
                .thenCompose(done -> commits.onLoop(commits.store().count(Ledgers.OPEN, 0)))
                .thenAccept(count -> open += count)
                .thenCompose(done -> countOthers());
    }

    private CompletionStage<Long> count(String log) {
        return commits.onLoop(commits.store().count(log, commits.store().cursor(log, READER)));
    }

    private CompletionStage<Void> countOthers() {
        CompletionStage<Void> counted = CompletableFuture.completedStage(null);
        for (Map.Entry<String, String> other : ledgers.addresses().entrySet()) {
            if (!other.getKey().equals(ledgers.current())) {
                counted = counted.thenCompose(done -> count(other.getKey()))
                        .thenAccept(count -> keepFor(other.getValue(), count));
            }
        }
        return counted;
    }

    private void keepFor(String address, long count) {
        Map<String, Long> more = new TreeMap<>(kept);
        more.put(address, count);
        more.values().removeIf(n -> n == 0);
        kept = Map.copyOf(more);
        if (count > 0) {
            OUT.warn("{} messages about charges wait for {}, which is not the central system in force; they are kept for it.",
                    count, address);
        }
    }

    /** Makes events durable together with the rest of the batch. Completes on the loop. */
    CompletionStage<Void> append(Batch batch, List<? extends TransactionEvent> events) {
        String log = ledgers.writing();
        boolean toOpen = log.equals(Ledgers.OPEN);
        events.forEach(event -> batch.append(log, EventCodec.write(event)));
        openAsked += toOpen ? events.size() : 0;
        return commits.commit(batch).thenRun(() -> {
            if (!events.isEmpty()) {
                open += toOpen ? events.size() : 0;
                backlog += toOpen || !log.equals(ledgers.current()) ? 0 : events.size();
                listener.logged();
            }
        });
    }

    /** Whether another central system is being tried. */
    public boolean held() {
        return ledgers.held();
    }

    /**
     * Another central system than the one at {@code address} is tried from now on: events belong to nobody until
     * {@link #settle}, and nothing is given out. Durable with the batch; undone when that fails.
     */
    public CompletionStage<Void> hold(String address, Batch batch) {
        Ledgers before = ledgers;
        switchTo(before.heldBy(address));
        return commits.commit(batch.put(NAMESPACE, DOCUMENT, ledgers.write())).handle((done, failure) -> {
            if (failure != null) {
                switchTo(before);
                throw Failures.unchecked(failure);
            }
            return null;
        });
    }

    /**
     * The central system at {@code address} is in force: it gets its own log and what was logged during the trial, all in the
     * batch. Fails with what the store says, and then everything is as before.
     */
    public CompletionStage<Void> settle(String address, Batch batch) {
        long asked = openAsked;
        String target = ledgers.logOf(address);
        return openEntries(0, new ArrayList<>()).thenCompose(entries -> count(target).thenCompose(waiting ->
                count(ledgers.current()).thenCompose(left -> asked == openAsked
                        ? settle(address, batch, entries, new Waiting(waiting, left))
                        : settle(address, batch))));
    }

    private CompletionStage<List<LogEntry>> openEntries(long after, List<LogEntry> all) {
        return commits.onLoop(commits.store().read(Ledgers.OPEN, after, PAGE)).thenCompose(some -> {
            all.addAll(some);
            return some.size() < PAGE
                    ? CompletableFuture.completedStage(all)
                    : openEntries(some.get(some.size() - 1).sequence(), all);
        });
    }

    /** Entries in the log of the next central system, and in that of the one in force so far. */
    private record Waiting(long there, long here) {}

    private CompletionStage<Void> settle(String address, Batch batch, List<LogEntry> entries, Waiting waiting) {
        State before = new State(ledgers, accepted, trimmed, backlog, open, kept);
        boolean same = ledgers.logOf(address).equals(ledgers.current());
        Map<String, Long> keep = new TreeMap<>(kept);
        if (!same && waiting.here() > 0) {
            ledgers.address(ledgers.current()).ifPresent(left -> keep.put(left, waiting.here()));
        }
        keep.remove(address);
        List<String> logs = keep.keySet().stream().map(ledgers::logOf).toList();
        switchTo(ledgers.settled(address, logs));
        backlog = waiting.there() + entries.size();
        open = 0;
        kept = Map.copyOf(keep);
        entries.forEach(entry -> batch.append(ledgers.current(), entry.fields()));
        if (!entries.isEmpty()) {
            batch.trim(Ledgers.OPEN, entries.get(entries.size() - 1).sequence());
        }
        return commits.commit(batch.put(NAMESPACE, DOCUMENT, ledgers.write())).handle((done, failure) -> {
            if (failure != null) {
                restore(before);
                throw Failures.unchecked(failure);
            }
            listener.logged();
            return null;
        });
    }

    private record State(Ledgers ledgers, long accepted, long trimmed, long backlog, long open, Map<String, Long> kept) {}

    private void restore(State state) {
        switchTo(state.ledgers());
        accepted = state.accepted();
        trimmed = state.trimmed();
        backlog = state.backlog();
        open = state.open();
        kept = state.kept();
    }

    private void switchTo(Ledgers next) {
        ledgers = next;
        edition++;
        page = List.of();
        accepted = commits.store().cursor(next.current(), READER);
        trimmed = accepted;
    }

    @Override
    public int edition() {
        return edition;
    }

    @Override
    public Map<String, Long> kept() {
        return kept;
    }

    @Override
    public CompletionStage<List<Logged>> pending(int limit) {
        if (ledgers.held()) {
            return CompletableFuture.completedStage(List.of());
        }
        int asked = edition;
        return commits.onLoop(commits.store().read(ledgers.current(), accepted, limit))
                .thenCompose(entries -> asked == edition ? keep(entries) : pending(limit));
    }

    @Override
    public CompletionStage<Void> acknowledge(long sequence, Answer answer) {
        if (ledgers.held()) {
            return CompletableFuture.completedStage(null);
        }
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
        return backlog + open;
    }

    /** Entries that the central system in force has still to be told. */
    public long undelivered() {
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
        listener.answered(event, answer);
        return move(sequence, facts(event, answer)).thenRun(() -> listener.acknowledged(event, answer));
    }

    /** Moves the cursor, durably; back again when that fails. */
    private CompletionStage<Void> move(long sequence, Batch batch) {
        String log = ledgers.current();
        int moved = edition;
        long before = accepted;
        List<LogEntry> pageBefore = page;
        long passed = page.stream().filter(e -> e.sequence() <= sequence).count();
        accepted = sequence;
        page = page.stream().filter(e -> e.sequence() > sequence).toList();
        boolean trim = sequence - trimmed >= TRIM_AFTER || backlog == passed;
        batch.moveCursor(log, READER, sequence);
        if (trim) {
            batch.trim(log, sequence);
        }
        return commits.commit(batch).handle((done, failure) -> {
            if (moved == edition) {
                accepted = failure == null ? accepted : before;
                page = failure == null ? page : pageBefore;
                backlog -= failure == null ? passed : 0;
                trimmed = trim && failure == null ? sequence : trimmed;
            }
            if (failure != null) {
                throw Failures.unchecked(failure);
            }
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
