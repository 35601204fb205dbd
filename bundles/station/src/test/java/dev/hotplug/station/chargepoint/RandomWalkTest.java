package dev.hotplug.station.chargepoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Indication;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.station.TransactionLog.Answer;
import dev.hotplug.station.TransactionLog.Logged;
import dev.hotplug.station.event.TransactionEvent;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.station.event.TransactionStopped;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.LogEntry;
import dev.hotplug.store.Row;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, in whatever order, and wherever the process is cut off: some things are always true. */
class RandomWalkTest {

    private static final List<IdTag> TAGS = List.of(Bench.ANNA, Bench.BERT, new IdTag("CARL"));
    private static final ConnectorId ONE = new ConnectorId(1);
    private static final Set<ChargePointStatus> OF_ZERO =
            Set.of(ChargePointStatus.Available, ChargePointStatus.Unavailable, ChargePointStatus.Faulted);

    /** Keeps what a power cut after each commit would leave. */
    static final class CutStore implements Store {
        final MemoryStore store = new MemoryStore();
        final List<MemoryStore> cuts = new ArrayList<>();

        @Override
        public CompletionStage<Void> commit(Batch batch) {
            CompletionStage<Void> done = store.commit(batch);
            cuts.add(store.copy());
            return done;
        }

        @Override
        public CompletionStage<List<LogEntry>> read(String log, long afterSequence, int limit) {
            return store.read(log, afterSequence, limit);
        }

        @Override
        public long cursor(String log, String reader) {
            return store.cursor(log, reader);
        }

        @Override
        public long newest(String log) {
            return store.newest(log);
        }

        @Override
        public Optional<Fields> document(String namespace, String name) {
            return store.document(namespace, name);
        }

        @Override
        public Map<String, Fields> documents(String namespace) {
            return store.documents(namespace);
        }

        @Override
        public Optional<Fields> row(String table, String key) {
            return store.row(table, key);
        }

        @Override
        public long size(String table) {
            return store.size(table);
        }

        @Override
        public List<Row> rows(String table, String afterKey, int limit) {
            return store.rows(table, afterKey, limit);
        }
    }

    private static void step(Bench bench, MemoryStore store, Random random) {
        switch (random.nextInt(22)) {
            case 0, 1 -> bench.plug(1, random.nextBoolean() ? Pilot.B : Pilot.C);
            case 2 -> bench.unplug();
            case 3, 4 -> bench.car(Pilot.values()[random.nextInt(4)]);
            case 5, 6, 7 -> bench.tap(TAGS.get(random.nextInt(TAGS.size())));
            case 8, 9, 10 -> bench.charge(1 + random.nextInt(20));
            case 11 -> bench.advance(random.nextInt(150));
            case 12 -> bench.link(random.nextBoolean() ? Indication.Link.CONNECTED : Indication.Link.CONNECTING);
            case 13 -> bench.fault(Bench.fault(ChargePointErrorCode.GroundFailure, true), random.nextBoolean());
            case 14 -> bench.loop.run(() -> bench.station.remoteStart(
                    Optional.of(ONE), TAGS.get(random.nextInt(TAGS.size())), random.nextBoolean()));
            case 15 -> bench.loop.run(() -> bench.station.transactionId(ONE).ifPresent(bench.station::remoteStop));
            case 16 -> bench.loop.run(() -> bench.station.changeAvailability(
                    new ConnectorId(random.nextInt(2)), random.nextInt(3) > 0));
            case 17 -> bench.loop.run(() -> bench.station.unlock(ONE));
            case 18, 19 -> answerOldest(bench, random);
            case 20 -> store.failWith(random.nextInt(4) == 0 ? new StoreException(StoreException.Cause.FULL, "full") : null);
            default -> swapDriver(bench, random);
        }
        bench.settle();
    }

    private static void swapDriver(Bench bench, Random random) {
        bench.loseDriver().loop.advance(Duration.ofSeconds(random.nextInt(8)));
        bench.charger = bench.charger.next();
        bench.bringDriver();
    }

    private static void answerOldest(Bench bench, Random random) {
        List<Logged> oldest = bench.await(() -> bench.station.transactionLog().pending(1));
        if (!oldest.isEmpty()) {
            bench.await(() -> bench.station.transactionLog().acknowledge(
                    oldest.get(0).sequence(), answer(oldest.get(0).event(), random)));
        }
    }

    private static Answer answer(TransactionEvent event, Random random) {
        if (event instanceof TransactionStarted) {
            AuthorizationStatus[] all = AuthorizationStatus.values();
            return random.nextInt(5) == 0
                    ? new Answer.GivenUp()
                    : new Answer.Started(random.nextInt(), Bench.info(all[random.nextInt(3) == 0 ? 1 : 0]));
        }
        return event instanceof TransactionStopped ? new Answer.Stopped(Optional.empty()) : new Answer.Taken();
    }

    /** Energy only in a transaction whose start is durable and whose end is not. */
    private static void check(Bench bench, MemoryStore durable) {
        assertTrue(OF_ZERO.contains(bench.status(0)), "s37: " + bench.status(0));
        if (bench.energy()) {
            assertEquals(1, durable.size("transactions"), "energy without a durable transaction");
        }
        assertTrue(durable.size("transactions") <= 1);
    }

    /** Every start has one stop, after it; registers and local ids never fall. */
    private static void checkLog(List<TransactionEvent> events, boolean allClosed) {
        Map<Long, Long> started = new HashMap<>();
        Set<Long> stopped = new HashSet<>();
        long register = 0;
        for (TransactionEvent event : events) {
            if (event instanceof TransactionStarted start) {
                assertTrue(started.put(start.transaction(), start.meterStartWattHour()) == null, "a local id was used twice");
                assertTrue(start.meterStartWattHour() >= register);
                register = start.meterStartWattHour();
            } else if (event instanceof TransactionStopped stop) {
                assertTrue(stopped.add(stop.transaction()), "transaction " + stop.transaction() + " stopped twice");
                assertTrue(stop.meterStopWattHour() >= started.getOrDefault(stop.transaction(), 0L));
                register = Math.max(register, stop.meterStopWattHour());
            }
        }
        if (allClosed) {
            assertTrue(stopped.containsAll(started.keySet()), "open: " + started.keySet() + " closed: " + stopped);
        }
    }

    private static List<TransactionEvent> entries(MemoryStore store) {
        return store.read("transactions", 0, 100_000).toCompletableFuture().join().stream()
                .map(e -> dev.hotplug.station.transaction.EventCodec.read(e.fields()).orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void invariantsHoldOnARandomWalk_overRestarts(long seed) {
        Random random = new Random(seed);
        MemorySettings settings = new MemorySettings().set("MeterValueSampleInterval", "30")
                .set("StopTransactionOnEVSideDisconnect", Boolean.toString(seed % 2 == 0))
                .set("StopTransactionOnInvalidId", Boolean.toString(seed % 3 == 0))
                .set("AuthEnabled", Boolean.toString(seed % 4 != 0))
                .set("StopTxnSampledData", seed % 5 == 0 ? "" : "Energy.Active.Import.Register");
        Bench bench = new Bench(new MemoryStore(), settings, new FakeCharger(FakeCharger.oneSocket()), 1).begin();
        for (int i = 0; i < 600; i++) {
            step(bench, (MemoryStore) bench.store, random);
            check(bench, (MemoryStore) bench.store);
            if (random.nextInt(100) == 0) {
                bench = bench.afterKill();
            }
        }
        Bench last = bench.afterKill();
        checkLog(entries((MemoryStore) last.store), false);
        last.settle().unplug();
        last.advance(30);
        assertEquals(0, last.store.size("transactions"));
    }

    @Test
    void cutOffAfterAnyCommit_everyStartHasExactlyOneStopAfterTheNextStart() {
        CutStore store = new CutStore();
        MemorySettings settings = new MemorySettings().set("MeterValueSampleInterval", "10")
                .set("StopTxnSampledData", "Energy.Active.Import.Register").set("ClockAlignedDataInterval", "60");
        Bench bench = new Bench(store, settings, new FakeCharger(FakeCharger.oneSocket()), 1).begin();
        bench.charging().charge(25);
        bench.loop.run(() -> bench.station.changeAvailability(ONE, false));
        bench.charge(10).tap(Bench.ANNA).unplug();
        bench.loop.run(() -> bench.station.changeAvailability(ONE, true));
        bench.settle().tap(Bench.BERT).plug(1, Pilot.C).charge(40).car(Pilot.A).unplug();
        bench.charging().charge(5);
        assertTrue(store.cuts.size() > 30, "commits: " + store.cuts.size());
        for (MemoryStore cut : store.cuts) {
            Bench next = new Bench(cut, new MemorySettings(), new FakeCharger(FakeCharger.oneSocket()), 2).begin();
            checkLog(entries(cut), true);
            assertEquals(0, cut.size("transactions"));
            assertEquals(0, cut.size("transaction-data"));
            assertEquals(entries(cut).size(), next.station.transactionLog().backlog());
            Bench again = new Bench(cut.copy(), new MemorySettings(), new FakeCharger(FakeCharger.oneSocket()), 3).begin();
            assertEquals(entries(cut).size(), again.station.transactionLog().backlog(), "a third start adds nothing");
        }
    }
}
