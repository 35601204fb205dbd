package dev.hotplug.station.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.Reason;
import dev.hotplug.loop.Stamp;
import dev.hotplug.station.TransactionLog.Answer;
import dev.hotplug.station.TransactionLog.Logged;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.event.TransactionEvent;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.station.event.TransactionStopped;
import dev.hotplug.store.Batch;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Messages about transactions belong to the central system that opened them. */
@Shows({"S46", "S47"})
class LedgersTest {

    private static final Stamp AT = new Stamp(Instant.EPOCH, 1, 0, true);
    private static final String ONE = "one/ocpp/CP1";
    private static final String TWO = "two/ocpp/CP1";

    private final ManualLoop loop = new ManualLoop(new ManualTime());
    private MemoryStore store = new MemoryStore();
    private EventLog log = open();
    private int logged;

    private EventLog open() {
        EventLog opened = new EventLog(new Commits(store, loop), new EventLog.Listener() {
            @Override
            public void logged() {
                logged++;
            }

            @Override
            public void answered(TransactionEvent event, Answer answer) {}

            @Override
            public void acknowledged(TransactionEvent event, Answer answer) {}
        });
        opened.load();
        loop.run();
        return opened;
    }

    private void start(long id) {
        log.append(new Batch(), List.of(new TransactionStarted(
                "s" + id, new ConnectorId(1), AT, id, new IdTag("A"), 0, OptionalInt.empty())));
        loop.run();
    }

    private void stop(long id) {
        log.append(new Batch(), List.of(new TransactionStopped(
                "e" + id, new ConnectorId(1), AT, id, Optional.empty(), 0, Reason.Local, List.of())));
        loop.run();
    }

    private List<String> pending() {
        CompletableFuture<List<Logged>> page = log.pending(100).toCompletableFuture();
        loop.run();
        return page.join().stream().map(l -> l.event().messageId()).toList();
    }

    private void acknowledgeAll() {
        CompletableFuture<List<Logged>> page = log.pending(100).toCompletableFuture();
        loop.run();
        page.join().forEach(l -> {
            log.acknowledge(l.sequence(), new Answer.Taken());
            loop.run();
        });
    }

    private boolean done(CompletionStage<Void> stage) {
        loop.run();
        return !stage.toCompletableFuture().isCompletedExceptionally();
    }

    private void powerCut() {
        store = store.copy();
        log = open();
    }

    @Test
    void whileAnotherIsTriedNothingIsGivenOutAndWhatIsLoggedWaits() {
        start(1);
        assertTrue(done(log.hold(ONE, new Batch())));
        start(2);
        assertEquals(List.of(), pending());
        assertEquals(2, log.backlog());
        assertEquals(1, log.undelivered());
    }

    @Test
    void whatWasLoggedDuringATrialGoesToTheWinner_inOrderBehindWhatItWaitsForAlready() {
        start(1);
        done(log.hold(ONE, new Batch()));
        stop(1);
        start(2);
        assertTrue(done(log.settle(ONE, new Batch())));
        assertEquals(List.of("s1", "e1", "s2"), pending());
        assertEquals(3, log.backlog());
    }

    @Test
    void theNewCentralSystemNeverGetsWhatTheOldOneOpened() {
        start(1);
        done(log.hold(ONE, new Batch()));
        start(2);
        assertTrue(done(log.settle(TWO, new Batch())));
        assertEquals(List.of("s2"), pending());
        assertEquals(1, log.backlog());
        assertEquals(Map.of(ONE, 1L), log.kept());
    }

    @Test
    void backAtTheOldOneItGetsWhatWasKeptForIt_alsoAfterPowerCuts() {
        start(1);
        done(log.hold(ONE, new Batch()));
        powerCut();
        done(log.settle(TWO, new Batch()));
        start(2);
        powerCut();
        assertEquals(List.of("s2"), pending());
        assertEquals(Map.of(ONE, 1L), log.kept());
        done(log.hold(TWO, new Batch()));
        powerCut();
        assertTrue(done(log.settle(ONE, new Batch())));
        assertEquals(List.of("s1"), pending());
        assertEquals(Map.of(TWO, 1L), log.kept());
    }

    @Test
    void anAnswerThatComesAfterTheSwitchAcknowledgesNothingOfTheOtherLog() {
        start(1);
        CompletableFuture<List<Logged>> page = log.pending(1).toCompletableFuture();
        loop.run();
        int edition = log.edition();
        done(log.hold(ONE, new Batch()));
        start(2);
        log.acknowledge(page.join().get(0).sequence(), new Answer.Taken());
        loop.run();
        done(log.settle(TWO, new Batch()));
        assertTrue(log.edition() > edition);
        assertEquals(List.of("s2"), pending());
    }

    @Test
    void aPageThatIsReadWhileTheLogChangesIsThatOfTheNewLog() {
        start(1);
        store.hold();
        CompletableFuture<List<Logged>> page = log.pending(10).toCompletableFuture();
        log.hold(ONE, new Batch());
        store.release();
        loop.run();
        assertEquals(List.of(), page.join());
    }

    @Test
    void aStoreThatFailsLeavesEverythingAsItWas() {
        start(1);
        store.failWith(new StoreException(StoreException.Cause.FULL, "full"));
        assertFalse(done(log.hold(ONE, new Batch())));
        assertEquals(List.of("s1"), pending());
        store.failWith(null);
        done(log.hold(ONE, new Batch()));
        start(2);
        store.failWith(new StoreException(StoreException.Cause.FULL, "full"));
        assertFalse(done(log.settle(TWO, new Batch())));
        assertTrue(log.held());
        store.failWith(null);
        assertTrue(done(log.settle(TWO, new Batch())));
        assertEquals(List.of("s2"), pending());
    }

    @Test
    void whatIsLoggedWhileTheSwitchIsBeingStoredIsNotLost() {
        done(log.hold(ONE, new Batch()));
        store.hold();
        CompletionStage<Void> settled = log.settle(TWO, new Batch());
        log.append(new Batch(), List.of(new TransactionStarted(
                "s1", new ConnectorId(1), AT, 1, new IdTag("A"), 0, OptionalInt.empty())));
        store.release();
        assertTrue(done(settled));
        assertEquals(List.of("s1"), pending());
        assertEquals(0, store.log(Ledgers.OPEN).size());
    }

    @Test
    void logsOfCentralSystemsThatWaitForNothingAreForgotten() {
        for (int i = 0; i < 50; i++) {
            done(log.hold("cs" + i, new Batch()));
            done(log.settle("cs" + (i + 1), new Batch()));
        }
        assertTrue(store.document("station", "central-systems").orElseThrow().values().size() <= 4);
    }

    /** Random moves with power cuts; each central system gets exactly what was opened for it, in order, once. */
    @Test
    void s46_randomMovesWithPowerCuts_neverMixOrLoseOrDouble() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            store = new MemoryStore();
            log = open();
            List<String> addresses = List.of("a", "b", "c");
            String inForce = "a";
            Map<String, List<String>> expected = new TreeMap<>();
            Map<String, List<String>> delivered = new TreeMap<>();
            List<String> during = new java.util.ArrayList<>();
            int id = 0;
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(5)) {
                    case 0, 1 -> {
                        start(++id);
                        (log.held() ? during : expected.computeIfAbsent(inForce, a -> new java.util.ArrayList<>())).add("s" + id);
                    }
                    case 2 -> {
                        if (log.held()) {
                            inForce = random.nextBoolean() ? addresses.get(random.nextInt(3)) : inForce;
                            done(log.settle(inForce, new Batch()));
                            expected.computeIfAbsent(inForce, a -> new java.util.ArrayList<>()).addAll(during);
                            during.clear();
                        } else {
                            done(log.hold(inForce, new Batch()));
                        }
                    }
                    case 3 -> {
                        if (random.nextBoolean() && !log.held()) {
                            delivered.computeIfAbsent(inForce, a -> new java.util.ArrayList<>()).addAll(pending());
                            acknowledgeAll();
                        }
                    }
                    default -> powerCut();
                }
            }
            if (log.held()) {
                done(log.settle(inForce, new Batch()));
                expected.computeIfAbsent(inForce, a -> new java.util.ArrayList<>()).addAll(during);
            }
            Set<String> all = new TreeSet<>(expected.keySet());
            for (String address : all) {
                done(log.hold(inForce, new Batch()));
                done(log.settle(address, new Batch()));
                inForce = address;
                delivered.computeIfAbsent(address, a -> new java.util.ArrayList<>()).addAll(pending());
                acknowledgeAll();
            }
            delivered.values().removeIf(List::isEmpty);
            expected.values().removeIf(List::isEmpty);
            assertEquals(expected, delivered, "seed " + seed);
            assertEquals(0, log.backlog(), "seed " + seed);
            assertEquals(Map.of(), log.kept(), "seed " + seed);
        }
    }
}
