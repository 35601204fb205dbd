package dev.hotplug.station.chargepoint;

import static dev.hotplug.model.ChargePointStatus.Available;
import static dev.hotplug.model.ChargePointStatus.Charging;
import static dev.hotplug.model.ChargePointStatus.Finishing;
import static dev.hotplug.station.chargepoint.Bench.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.Reason;
import dev.hotplug.station.TransactionLog.Answer;
import dev.hotplug.station.event.TransactionStopped;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.LogEntry;
import dev.hotplug.store.Row;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryStoriesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 30, 31, 32, 33, 34, 35, 36})
    @Shows("S54")
    void s54_powerCutInATransaction_closedOnceWithTheLastStoredRegisterAndItsTime(int seconds) {
        Bench bench = Bench.online().charging().charge(seconds);
        bench.loop.advance(Duration.ofMillis(900));
        double registerAtTheKill = bench.charger.socket(1).registerWattHour;
        Bench next = bench.afterKill();
        TransactionStopped stop = next.stops().get(0);
        assertEquals(1, next.stops().size());
        assertEquals(Reason.PowerLoss, stop.reason());
        assertTrue(registerAtTheKill - stop.meterStopWattHour() < 11, "at most 2 s old: " + stop.meterStopWattHour());
        assertTrue(Duration.between(stop.at().wall(), bench.time.now()).toMillis() <= 2_000);
        assertEquals(1, next.afterKill().stops().size(), "not closed twice");
    }

    @Test
    @Shows("S54")
    void s54_registerThatRisesWhileTheEndIsBeingStored_doesNotOpenTheTransactionAgain() {
        Bench bench = Bench.online().charging().charge(10);
        ((MemoryStore) bench.store).hold();
        bench.tap(ANNA);
        for (int i = 0; i < 5; i++) {
            bench.loop.advance(Duration.ofSeconds(1));
            bench.charger.socket(1).registerWattHour += 10;
            bench.settle();
        }
        ((MemoryStore) bench.store).release();
        Bench next = bench.settle().afterKill();
        assertEquals(1, next.stops().size());
        assertEquals(Reason.Local, next.stops().get(0).reason());
    }

    @Test
    @Shows("S54")
    void s54_cleanEnd_isReboot_withTheRegisterOfTheEnd() {
        Bench bench = Bench.online().charging().charge(33);
        bench.loop.run(bench.station::leave);
        assertFalse(bench.energy(), "energy is off");
        Bench next = bench.afterKill();
        assertEquals(Reason.Reboot, next.stops().get(0).reason());
        assertEquals(1330, next.stops().get(0).meterStopWattHour());
        next.charging();
        assertEquals(Reason.PowerLoss, next.afterKill().stops().get(1).reason(), "the mark counts once");
    }

    @Test
    @Shows("S54")
    void s54_cleanEndAfterAPause_isTimedAtTheEnd_notAtTheLastEnergy() {
        Bench bench = Bench.online().charging().charge(5).car(Pilot.B).advance(3_600);
        Instant end = bench.time.now();
        bench.loop.run(bench.station::leave);
        Bench next = bench.afterKill();
        assertEquals(end, next.time.date(next.stops().get(0).at()));
    }

    @Test
    @Shows("S54")
    void s54_s57_theEndAfterAPowerCutIsNeverBeforeTheLastSample() {
        Bench bench = Bench.with("MeterValueSampleInterval", "60").charging().charge(5).car(Pilot.B).advance(130);
        assertEquals(2, bench.samples().size());
        Instant lastSample = bench.time.date(bench.samples().get(1).at());
        Bench next = bench.afterKill();
        assertEquals(lastSample, next.time.date(next.stops().get(0).at()));
    }

    @Test
    @Shows("S57")
    void s57_theNextTransaction_beginsAtTheRealRegister() {
        Bench bench = Bench.online().charging().charge(10);
        Bench next = bench.afterKill();
        assertEquals(Finishing, next.status(), "the plug is still in");
        next.tap(ANNA);
        assertEquals(Charging, next.status());
        assertEquals(1100, next.starts().get(1).meterStartWattHour());
        assertTrue(next.starts().get(1).transaction() > next.starts().get(0).transaction());
        assertEquals(Available, next.unplug().status());
    }

    @Test
    void freeVend_goesOnWithANewTransactionAfterAPowerCut() {
        Bench next = Bench.with("AuthEnabled", "false").charging().charge(5).afterKill();
        assertEquals(Charging, next.status());
        assertEquals(2, next.starts().size());
    }

    @Test
    @Shows("S49")
    void s49_idLearnedBeforeTheRestart_isKnownForTheStopAfterIt() {
        Bench bench = Bench.online().charging();
        bench.confirmStart(4711, Bench.info(AuthorizationStatus.Accepted));
        long local = bench.station.snapshot().connectors().values().iterator().next().transaction().orElseThrow().localId();
        Bench next = bench.afterKill();
        assertEquals(OptionalInt.of(4711), next.station.transactionLog().transactionId(local));
        assertEquals(local, next.stops().get(0).transaction());
    }

    @Test
    @Shows("S50")
    void s50_givenUpStart_isMinusOneForWhatFollows() {
        Bench bench = Bench.online().charging().answer(new Answer.GivenUp());
        long local = bench.station.snapshot().connectors().values().iterator().next().transaction().orElseThrow().localId();
        assertEquals(OptionalInt.of(-1), bench.afterKill().station.transactionLog().transactionId(local));
    }

    @Test
    @Shows("S56")
    void s56_dataGatheredBeforeTheKill_isInTheStop() {
        Bench bench = Bench.with("StopTxnSampledData", "Energy.Active.Import.Register", "MeterValueSampleInterval", "10");
        TransactionStopped stop = bench.charging().charge(25).afterKill().stops().get(0);
        assertEquals(
                List.of(ReadingContext.TRANSACTION_BEGIN, ReadingContext.SAMPLE_PERIODIC, ReadingContext.SAMPLE_PERIODIC,
                        ReadingContext.TRANSACTION_END),
                stop.transactionData().stream().map(s -> s.values().get(0).context()).toList());
    }

    @Test
    @Shows({"S5", "S46"})
    void queue_keepsOrderAndIdsOverARestart() {
        Bench bench = Bench.online().charging().charge(5).tap(ANNA).unplug().charging().tap(ANNA);
        List<String> before = bench.log().stream().map(e -> e.messageId()).toList();
        assertEquals(before, bench.afterKill().log().stream().map(e -> e.messageId()).toList());
        assertEquals(before.size(), bench.afterKill().station.transactionLog().backlog());
        assertEquals(before.size(), before.stream().distinct().count());
    }

    @Test
    void registerCheckpoint_isWrittenOnlyWhenEnergyFlows() {
        Bench bench = Bench.online().charging().car(dev.hotplug.hardware.Pilot.B);
        int commits = ((MemoryStore) bench.store).commits();
        bench.charge(30);
        assertEquals(commits, ((MemoryStore) bench.store).commits());
    }

    /** Single records of the station are damaged; everything else is as in the copy. */
    private record DamagedRecords(Store whole) implements Store {
        @Override
        public CompletionStage<Void> commit(Batch batch) {
            return whole.commit(batch);
        }

        @Override
        public CompletionStage<List<LogEntry>> read(String log, long afterSequence, int limit) {
            return whole.read(log, afterSequence, limit);
        }

        @Override
        public long cursor(String log, String reader) {
            return whole.cursor(log, reader);
        }

        @Override
        public long newest(String log) {
            return whole.newest(log);
        }

        @Override
        public Optional<Fields> document(String namespace, String name) {
            throw new StoreException(StoreException.Cause.DAMAGED, "record " + name + " is damaged");
        }

        @Override
        public Map<String, Fields> documents(String namespace) {
            return Map.of();
        }

        @Override
        public Optional<Fields> row(String table, String key) {
            throw new StoreException(StoreException.Cause.DAMAGED, "row " + key + " is damaged");
        }

        @Override
        public long size(String table) {
            return whole.size(table);
        }

        @Override
        public List<Row> rows(String table, String afterKey, int limit) {
            return whole.rows(table, afterKey, limit);
        }
    }

    @Test
    void damagedRecords_doNotStopTheStation_andLocalIdsAreNotUsedAgain() {
        Bench bench = Bench.online().charging().charge(5);
        Bench next = new Bench(new DamagedRecords(bench.store), bench.settings, bench.charger.next(), 2).begin();
        assertEquals(Reason.PowerLoss, next.stops().get(0).reason());
        next.tap(ANNA);
        assertEquals(Charging, next.status());
        assertTrue(next.starts().get(1).transaction() > 2_000_000_000L);
        assertEquals(OptionalInt.of(-1), next.station.transactionLog().transactionId(1));
    }
}
