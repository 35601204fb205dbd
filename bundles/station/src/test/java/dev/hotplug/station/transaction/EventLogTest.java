package dev.hotplug.station.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.loop.Stamp;
import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.model.Reason;
import dev.hotplug.station.TransactionLog.Answer;
import dev.hotplug.station.TransactionLog.Logged;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.event.TransactionEvent;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.station.event.TransactionStopped;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private static final Stamp AT = new Stamp(Instant.EPOCH, 1, 0, true);
    private static final Answer STOPPED = new Answer.Stopped(Optional.empty());

    private final ManualLoop loop = new ManualLoop(new ManualTime());
    private final List<TransactionEvent> answered = new ArrayList<>();
    private final List<TransactionEvent> acknowledged = new ArrayList<>();

    private EventLog open(MemoryStore store) {
        EventLog log = new EventLog(new Commits(store, loop), new EventLog.Listener() {
            @Override
            public void logged() {}

            @Override
            public void answered(TransactionEvent event, Answer answer) {
                answered.add(event);
            }

            @Override
            public void acknowledged(TransactionEvent event, Answer answer) {
                acknowledged.add(event);
            }
        });
        log.load();
        loop.run();
        return log;
    }

    @Test
    void refusalsOfTheOldestMessageAreKeptOverARestart() {
        MemoryStore store = new MemoryStore();
        EventLog log = open(store);
        assertEquals(0, log.refusals("s1"));
        log.refused("s1", 2);
        loop.run();
        assertEquals(2, open(store).refusals("s1"));
        assertEquals(0, open(store).refusals("e1"), "of another message nothing is known");
    }

    /** What it said can be stored first, so that a power cut never leaves the entry dealt with and the answer forgotten. */
    @Test
    void anAnswerIsToldBeforeTheEntryIsDealtWith() {
        MemoryStore store = new MemoryStore();
        EventLog log = open(store);
        append(log, 1);
        long oldest = pending(log, 10).get(0).sequence();
        store.hold();
        acknowledge(log, oldest, accepted(7));
        assertEquals(List.of(started(1)), answered);
        assertEquals(List.of(), acknowledged);
        store.release();
        loop.run();
        assertEquals(answered, acknowledged);
    }

    private void append(EventLog log, int transactions) {
        for (int i = 1; i <= transactions; i++) {
            log.append(new Batch(), List.of(started(i), stopped(i)));
        }
        loop.run();
    }

    private static TransactionStarted started(long id) {
        return new TransactionStarted("s" + id, new ConnectorId(1), AT, id, new IdTag("A"), 0, OptionalInt.empty());
    }

    private static TransactionStopped stopped(long id) {
        return new TransactionStopped(
                "e" + id, new ConnectorId(1), AT, id, Optional.empty(), 0, Reason.Local, List.of());
    }

    private List<Logged> pending(EventLog log, int limit) {
        CompletableFuture<List<Logged>> page = log.pending(limit).toCompletableFuture();
        loop.run();
        return page.join();
    }

    private CompletableFuture<Void> acknowledge(EventLog log, long sequence, Answer answer) {
        CompletableFuture<Void> done = log.acknowledge(sequence, answer).toCompletableFuture();
        loop.run();
        return done;
    }

    private static Answer accepted(int id) {
        return new Answer.Started(id, IdTagInfo.of(AuthorizationStatus.Accepted));
    }

    @Test
    @Shows("S46")
    void s46_oldestFirst_andOnlyTheOldestIsAcknowledged() {
        EventLog log = open(new MemoryStore());
        append(log, 2);
        List<Logged> page = pending(log, 10);
        assertEquals(List.of("s1", "e1", "s2", "e2"), page.stream().map(l -> l.event().messageId()).toList());
        acknowledge(log, page.get(1).sequence(), STOPPED);
        assertEquals(4, log.backlog(), "a late answer for another entry is ignored");
        acknowledge(log, page.get(0).sequence(), accepted(9));
        acknowledge(log, page.get(0).sequence(), accepted(9));
        assertEquals(3, log.backlog());
        assertEquals(1, acknowledged.size());
    }

    @Test
    @Shows("S49")
    void s49_idIsKnownUntilTheStopIsDealtWith() {
        EventLog log = open(new MemoryStore());
        append(log, 1);
        List<Logged> page = pending(log, 10);
        assertEquals(OptionalInt.empty(), log.transactionId(1));
        acknowledge(log, page.get(0).sequence(), accepted(-7));
        assertEquals(OptionalInt.of(-7), log.transactionId(1));
        acknowledge(log, page.get(1).sequence(), STOPPED);
        assertEquals(OptionalInt.empty(), log.transactionId(1));
        assertEquals(0, log.backlog());
    }

    @Test
    void acknowledgingWithoutHavingRead_afterARestart() {
        MemoryStore store = new MemoryStore();
        append(open(store), 1);
        EventLog log = open(store);
        assertEquals(2, log.backlog());
        acknowledge(log, store.newest("transactions") - 1, accepted(1));
        assertEquals(1, log.backlog());
    }

    @Test
    void failedAcknowledgement_changesNothing() {
        MemoryStore store = new MemoryStore();
        EventLog log = open(store);
        append(log, 1);
        long first = pending(log, 1).get(0).sequence();
        store.failWith(new StoreException(StoreException.Cause.FULL, "full"));
        assertTrue(acknowledge(log, first, accepted(1)).isCompletedExceptionally());
        assertEquals(2, log.backlog());
        store.failWith(null);
        assertEquals(first, pending(log, 1).get(0).sequence());
        acknowledge(log, first, accepted(1));
        assertEquals(1, log.backlog());
    }

    @Test
    void anEntryThatCannotBeRead_isPassedOver_andTheBacklogStaysExact() {
        MemoryStore store = new MemoryStore();
        store.commit(new Batch().append("transactions", Fields.of("type", "fromTheFuture")));
        EventLog log = open(store);
        assertEquals(1, log.backlog());
        assertTrue(pending(log, 5).isEmpty());
        assertEquals(0, log.backlog());
        append(log, 1);
        store.commit(new Batch().append("transactions", Fields.of("type", "started")));
        EventLog next = open(store);
        List<Logged> page = pending(next, 5);
        assertEquals(List.of("s1", "e1"), page.stream().map(l -> l.event().messageId()).toList());
        acknowledge(next, page.get(0).sequence(), accepted(1));
        acknowledge(next, page.get(1).sequence(), STOPPED);
        assertTrue(pending(next, 5).isEmpty());
        assertEquals(0, next.backlog());
    }

    @Test
    void tenThousandTransactions_drainInOrder_andLeaveNothingBehind() {
        MemoryStore store = new MemoryStore();
        EventLog log = open(store);
        append(log, 10_000);
        assertEquals(20_000, open(store).backlog());
        int seen = 0;
        for (List<Logged> page = pending(log, 20); !page.isEmpty(); page = pending(log, 20)) {
            for (Logged entry : page) {
                acknowledge(log, entry.sequence(), entry.event() instanceof TransactionStarted ? accepted(seen) : STOPPED);
                seen++;
            }
        }
        assertEquals(20_000, seen);
        assertEquals(0, log.backlog());
        assertEquals(0, store.size("transaction-ids"));
        assertEquals(List.of(), store.read("transactions", 0, 10).toCompletableFuture().join());
    }
}
