package dev.hotplug.station.chargepoint;

import static dev.hotplug.model.ChargePointStatus.Charging;
import static dev.hotplug.model.ChargePointStatus.SuspendedEVSE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.LimitPlan.Step;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.station.StationListener;
import dev.hotplug.station.StationSnapshot;
import dev.hotplug.station.TransactionPlan;
import dev.hotplug.station.TransactionPlan.Layer;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.MemorySettings;
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

/** Limits that others left with the station. */
class LimitStoriesTest {

    private static final ConnectorId ONE = new ConnectorId(1);
    private static final ConnectorId ALL = ConnectorId.CHARGE_POINT;
    private static final String SOURCE = "test";

    private static CommandStatus limit(Bench bench, ConnectorId connector, LimitPlan plan) {
        return bench.await(() -> bench.station.limit(SOURCE, connector, plan));
    }

    private static CommandStatus limitAll(Bench bench, TransactionPlan plan) {
        return bench.await(() -> bench.station.limitTransactions(SOURCE, ONE, plan));
    }

    @Test
    void aWarmOutlet_isASlotOfItsOwn_andGoesWhenItHasCooledDown() {
        Bench bench = Bench.online().charging();
        bench.charger.socket(1).thermal = OptionalInt.of(9_000);
        bench.settle();
        StationSnapshot.Connector warm = bench.station.snapshot().connectors().get(ONE);
        assertEquals(9_000, warm.limits().get("temperature"));
        assertEquals(Optional.of("temperature"), warm.limitedBy());
        assertEquals(9_000, offered(bench, 1));
        bench.charger.socket(1).thermal = OptionalInt.empty();
        assertEquals(20_000, offered(bench.settle(), 1));
    }

    private static int offered(Bench bench, int connector) {
        return bench.charger.socket(connector).order.limitMilliampere();
    }

    private static long local(Bench bench) {
        return bench.station.snapshot().connectors().get(ONE).transaction().orElseThrow().localId();
    }

    private static LimitPlan.Step step(Instant from, int milliampere) {
        return Step.of(from, milliampere);
    }

    private static TransactionPlan after(int seconds, int milliampere) {
        LimitPlan plan = new LimitPlan(List.of(
                step(Instant.EPOCH, 16_000), step(Instant.EPOCH.plusSeconds(seconds), milliampere)));
        return new TransactionPlan(List.of(new Layer(plan, true, Optional.empty(), Optional.empty())));
    }

    @Test
    void theLowestWins_andTheSnapshotNamesIt() {
        Bench bench = Bench.online().charging();
        assertEquals(20_000, offered(bench, 1), "the cable's limit");
        assertEquals(CommandStatus.Accepted, limit(bench, ONE, LimitPlan.of(10_000)));
        assertEquals(10_000, offered(bench, 1));
        StationSnapshot.Connector seen = bench.station.snapshot().connectors().get(ONE);
        assertEquals(Map.of("hardware", 32_000, "cable", 20_000, SOURCE, 10_000), seen.limits());
        assertEquals(Optional.of(SOURCE), seen.limitedBy());
        limit(bench, ONE, LimitPlan.NONE);
        assertEquals(20_000, offered(bench, 1));
    }

    @Test
    @Shows("S89")
    void s89_zeroPauses_andTheChargeResumesByItself() {
        Bench bench = Bench.online().charging();
        Instant now = bench.time.now();
        limit(bench, ONE, new LimitPlan(List.of(
                step(now, 0), step(now.plusSeconds(10), 5_900), step(now.plusSeconds(20), 6_000))));
        assertEquals(SuspendedEVSE, bench.status());
        assertEquals("paused by limit test", bench.news.reports.get(bench.news.reports.size() - 1).info());
        assertEquals(SuspendedEVSE, bench.advance(11).status(), "less than the model's least is a pause as well");
        assertFalse(bench.energy());
        assertEquals(Charging, bench.advance(9).status());
        assertTrue(bench.energy());
        assertEquals(6_000, offered(bench, 1));
        assertTrue(bench.stops().isEmpty());
    }

    @Test
    void lessThanTheCarCanUse_isAPause() {
        Bench bench = Bench.online().charging();
        limit(bench, ONE, new LimitPlan(List.of(
                new Step(Instant.EPOCH, OptionalInt.of(9_000), OptionalInt.empty(), 10_000))));
        assertEquals(SuspendedEVSE, bench.status());
    }

    @Test
    void anUnknownConnectorAndABadName_areRejected() {
        Bench bench = Bench.online();
        assertEquals(CommandStatus.Rejected, limit(bench, new ConnectorId(2), LimitPlan.of(6_000)));
        assertEquals(CommandStatus.Rejected, bench.await(() -> bench.station.limit("A b", ONE, LimitPlan.of(6_000))));
        assertEquals(CommandStatus.Rejected, bench.await(() -> bench.station.limitTransactions(SOURCE, ALL, after(1, 6_000))));
        bench.loop.run(() -> assertEquals(
                CommandStatus.Rejected, bench.station.limitTransaction(SOURCE, 4711, Optional.of(LimitPlan.of(6_000)))));
    }

    @Test
    void aStepIsOnTime_andAJumpOfTheClockIsFollowedWithinASecond() {
        Bench bench = Bench.online().charging();
        Instant now = bench.time.now();
        limit(bench, ONE, new LimitPlan(List.of(step(now, 16_000), step(now.plusSeconds(3_600), 8_000))));
        assertEquals(16_000, offered(bench, 1));
        bench.time.correct(now.plusSeconds(3_595));
        assertEquals(16_000, offered(bench.advance(4), 1));
        assertEquals(8_000, offered(bench.advance(1), 1));
        bench.time.correct(now);
        bench.advance(1);
        assertEquals(8_000, offered(bench, 1), "nothing is to come any more, so nobody looks; the source leaves a new plan");
        bench.time.correct(now.minusSeconds(100_000));
        limit(bench, ONE, new LimitPlan(List.of(step(now, 16_000), step(now.plusSeconds(3_600), 8_000))));
        assertTrue(offered(bench, 1) <= 16_000, "a clock that goes back lifts no limit");
    }

    @Test
    void aPlanOutlivesTheProcess_andItsEndIsNoEndOfTheLimit() {
        Bench bench = Bench.online();
        Instant now = bench.time.now();
        limit(bench, ONE, new LimitPlan(List.of(step(now, 16_000), step(now.plusSeconds(60), 8_000))));
        Bench next = bench.afterKill();
        next.charging();
        assertEquals(8_000, offered(next, 1), "a day later");
    }

    @Test
    void aPlanThatCannotBeStored_isRejected_andChangesNothing() {
        MemoryStore store = new MemoryStore();
        Bench bench = new Bench(store, new MemorySettings(), new FakeCharger(FakeCharger.oneSocket()), 1).begin().charging();
        limit(bench, ONE, LimitPlan.of(10_000));
        store.failWith(new StoreException(StoreException.Cause.FULL, "full"));
        assertEquals(CommandStatus.Rejected, limit(bench, ONE, LimitPlan.of(16_000)));
        assertEquals(10_000, offered(bench, 1));
        store.failWith(null);
        assertEquals(CommandStatus.Accepted, limit(bench, ONE, LimitPlan.of(16_000)));
        assertEquals(16_000, offered(bench, 1));
    }

    @Test
    void aPlanThatIsThereAlready_isNotWrittenAgain_alsoWhenAnotherIsOnItsWay() {
        MemoryStore store = new MemoryStore();
        Bench bench = new Bench(store, new MemorySettings(), new FakeCharger(FakeCharger.oneSocket()), 1).begin().charging();
        limit(bench, ONE, LimitPlan.of(10_000));
        int before = store.commits();
        assertEquals(CommandStatus.Accepted, limit(bench, ONE, LimitPlan.of(10_000)));
        assertEquals(before, store.commits());
        store.hold();
        bench.loop.run(() -> bench.station.limit(SOURCE, ONE, LimitPlan.of(7_000)));
        bench.loop.run(() -> bench.station.limit(SOURCE, ONE, LimitPlan.of(10_000)));
        assertEquals(10_000, offered(bench, 1));
        store.release();
        bench.settle();
        assertEquals(10_000, offered(bench, 1), "the newest one");
        assertEquals(10_000, offered(bench.afterKill().charging(), 1));
    }

    @Test
    @Shows("S83")
    void s83_everyTransaction_countsFromItsOwnStart_alsoInTheNextProcess() {
        Bench bench = Bench.online();
        limitAll(bench, after(60, 9_000));
        bench.charging();
        assertEquals(16_000, offered(bench, 1));
        assertEquals(9_000, offered(bench.advance(60), 1));
        Bench next = bench.afterKill();
        next.unplug();
        next.charging();
        assertEquals(16_000, offered(next, 1), "this one began just now");
        assertEquals(9_000, offered(next.advance(60), 1));
        next.unplug();
        assertEquals(Map.of("hardware", 32_000), next.station.snapshot().connectors().get(ONE).limits());
    }

    @Test
    @Shows("S85")
    void s85_aNewDefault_appliesToTheRunningTransaction_unlessItHasItsOwnPlan() {
        Bench bench = Bench.online().charging();
        limitAll(bench, new TransactionPlan(List.of(Layer.absolute(LimitPlan.of(9_000)))));
        assertEquals(9_000, offered(bench, 1));
        bench.loop.run(() -> bench.station.limitTransaction(SOURCE, local(bench), Optional.of(LimitPlan.of(14_000))));
        assertEquals(14_000, offered(bench.settle(), 1));
        limitAll(bench, new TransactionPlan(List.of(Layer.absolute(LimitPlan.of(7_000)))));
        assertEquals(14_000, offered(bench, 1));
        bench.loop.run(() -> bench.station.limitTransaction(SOURCE, local(bench), Optional.empty()));
        assertEquals(7_000, offered(bench.settle(), 1));
        limitAll(bench, TransactionPlan.NONE);
        assertEquals(20_000, offered(bench, 1));
    }

    @Test
    void theFirstLayerWithALimitDecides() {
        Bench bench = Bench.online();
        Instant now = bench.time.now();
        Layer high = new Layer(LimitPlan.of(8_000), false, Optional.of(now.plusSeconds(30)), Optional.of(now.plusSeconds(60)));
        limitAll(bench, new TransactionPlan(List.of(high, Layer.absolute(LimitPlan.of(12_000)))));
        bench.charging();
        assertEquals(12_000, offered(bench, 1));
        assertEquals(8_000, offered(bench.advance(30), 1));
        assertEquals(12_000, offered(bench.advance(30), 1));
    }

    @Test
    @Shows("S85")
    void s85_aTransactionsOwnPlan_endsWithIt() {
        Bench bench = Bench.online().charging();
        bench.loop.run(() -> bench.station.limitTransaction(SOURCE, local(bench), Optional.of(LimitPlan.of(9_000))));
        assertEquals(9_000, offered(bench.settle(), 1));
        bench.unplug().charging();
        assertEquals(20_000, offered(bench, 1));
    }

    @Test
    void aLimitLeftAtTheBegin_isInForceBeforeAnyEnergy() {
        Bench bench = Bench.online();
        int[] offers = {0};
        Listeners listeners = bench.listeners;
        listeners.add(new StationListener() {
            @Override
            public void transactionBegins(ConnectorId connector, StationSnapshot.Transaction transaction) {
                assertFalse(bench.energy());
                bench.station.limitTransaction(SOURCE, transaction.localId(), Optional.of(LimitPlan.of(11_000)));
            }

            @Override
            public void statusChanged(ConnectorId connector, dev.hotplug.station.StatusReport report) {
                offers[0] = bench.energy() ? Math.max(offers[0], offered(bench, 1)) : offers[0];
            }
        });
        bench.charging();
        assertEquals(11_000, offers[0]);
        assertEquals(11_000, offered(bench, 1));
    }

    @Test
    @Shows("ConnectorSwitch3to1PhaseSupported")
    void phases_areReducedWhereTheModelCanSwitch_andOnlyThere() {
        LimitPlan onePhase = new LimitPlan(List.of(new Step(Instant.EPOCH, OptionalInt.of(16_000), OptionalInt.of(1), 0)));
        Bench fixed = Bench.online().charging();
        limit(fixed, ONE, onePhase);
        assertEquals(3, fixed.charger.socket(1).order.phases());
        Capabilities.Connector c = FakeCharger.connector(1, true, false);
        Bench switching = Bench.online(new Capabilities(List.of(new Capabilities.Connector(
                c.id(), true, false, 3, true, 6_000, 32_000, 230, true, false)), true, false)).charging();
        assertEquals(3, switching.charger.socket(1).order.phases());
        limit(switching, ONE, onePhase);
        assertEquals(1, switching.charger.socket(1).order.phases());
        limit(switching, ONE, LimitPlan.NONE);
        assertEquals(3, switching.charger.socket(1).order.phases());
    }

    @Test
    @Shows("S81")
    void s81_twoConnectors_shareTheCurrentOfTheChargePoint() {
        Bench bench = Bench.online(FakeCharger.twoSockets());
        limit(bench, ALL, LimitPlan.of(15_000));
        bench.plug(1, Pilot.C).tap(Bench.ANNA);
        assertEquals(15_000, offered(bench, 1));
        bench.plug(2, Pilot.C).tap(Bench.BERT);
        assertEquals(7_500, offered(bench, 1));
        assertEquals(7_500, offered(bench, 2));
        limit(bench, ALL, LimitPlan.of(10_000));
        assertEquals(10_000, offered(bench, 1), "two do not fit: who came first is served");
        assertEquals(Charging, bench.status(1));
        assertEquals(SuspendedEVSE, bench.status(2));
        bench.tap(Bench.ANNA);
        assertEquals(10_000, offered(bench, 2));
        assertEquals(Charging, bench.status(2));
    }

    @Test
    void aDamagedPlan_isLeftOut() {
        MemoryStore store = new MemoryStore();
        Bench bench = new Bench(store, new MemorySettings(), new FakeCharger(FakeCharger.oneSocket()), 1).begin();
        limit(bench, ONE, LimitPlan.of(10_000));
        store.commit(new dev.hotplug.store.Batch().put(
                "station-limits", "1.other", dev.hotplug.store.Fields.of("steps", "what is this")));
        Bench next = bench.afterKill().charging();
        assertEquals(10_000, offered(next, 1));
    }
}
