package dev.hotplug.station.chargepoint;

import static dev.hotplug.model.ChargePointStatus.Available;
import static dev.hotplug.model.ChargePointStatus.Charging;
import static dev.hotplug.model.ChargePointStatus.Preparing;
import static dev.hotplug.model.ChargePointStatus.Unavailable;
import static dev.hotplug.station.chargepoint.Bench.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.Reason;
import dev.hotplug.station.Station.AvailabilityStatus;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.station.Station.ResetType;
import dev.hotplug.station.Station.UnlockStatus;
import dev.hotplug.station.TransactionLog.Answer;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** ChangeAvailability, UnlockConnector, Reset. */
class CommandStoriesTest {

    private static final ConnectorId ONE = new ConnectorId(1);

    private static AvailabilityStatus change(Bench bench, int connector, boolean operative) {
        return bench.await(() -> bench.station.changeAvailability(new ConnectorId(connector), operative));
    }

    private static CompletableFuture<UnlockStatus> unlock(Bench bench) {
        CompletableFuture<UnlockStatus> outcome = new CompletableFuture<>();
        bench.loop.run(() -> bench.station.unlock(ONE).thenAccept(outcome::complete));
        bench.settle();
        return outcome;
    }

    private static void reset(Bench bench, ResetType type) {
        bench.loop.run(() -> assertEquals(CommandStatus.Accepted, bench.station.reset(type)));
        bench.settle();
    }

    @Test
    @Shows({"S71", "TC_034"})
    void s71_idleConnector_changesAtOnce_andSurvivesAReboot() {
        Bench bench = Bench.online();
        assertEquals(AvailabilityStatus.Accepted, change(bench, 1, false));
        assertEquals(Unavailable, bench.status());
        assertEquals(Available, bench.status(0));
        assertFalse(bench.charger.socket(1).order.available());
        Bench next = bench.afterKill();
        assertEquals(Unavailable, next.status());
        assertEquals(AvailabilityStatus.Accepted, change(next, 1, true));
        assertEquals(Available, next.status());
    }

    @Test
    @Shows("S71")
    void s71_runningTransaction_isScheduled_andExecutedAtItsEnd() {
        Bench bench = Bench.online().charging();
        assertEquals(AvailabilityStatus.Scheduled, change(bench, 1, false));
        assertEquals(Charging, bench.status());
        bench.tap(ANNA);
        assertEquals(Unavailable, bench.status());
        assertEquals(Unavailable, bench.unplug().status());
    }

    @Test
    @Shows("S71")
    void s71_scheduledChange_survivesAReboot() {
        Bench bench = Bench.online().charging();
        change(bench, 1, false);
        assertEquals(Unavailable, bench.afterKill().status());
    }

    private static void withhold(Bench bench, boolean withheld) {
        bench.loop.run(() -> bench.station.withhold(withheld));
        bench.settle();
    }

    @Test
    void withheld_freeConnectorIsUnavailable_andWhatChangeAvailabilityLeftComesBack() {
        Bench bench = Bench.online();
        withhold(bench, true);
        assertEquals(Unavailable, bench.status());
        assertEquals(Available, bench.status(0));
        assertEquals(Unavailable, bench.plug().status(), "nobody can begin");
        bench.unplug();
        assertEquals(AvailabilityStatus.Accepted, change(bench, 1, true));
        assertEquals(Unavailable, bench.status());
        withhold(bench, false);
        assertEquals(Available, bench.status());
        assertEquals(AvailabilityStatus.Accepted, change(bench, 1, false));
        withhold(bench, true);
        withhold(bench, false);
        assertEquals(Unavailable, bench.status(), "as ChangeAvailability left it");
    }

    @Test
    void withheld_aChargeGoesOn_andTheConnectorJoinsAtItsEnd() {
        Bench bench = Bench.online().charging();
        withhold(bench, true);
        assertEquals(Charging, bench.status());
        bench.tap(ANNA);
        assertEquals(Unavailable, bench.status());
        assertEquals(Available, bench.unplug().afterKill().status(), "it ends with the process");
    }

    @Test
    void withheld_whoHasPluggedInIsNotSentAway() {
        Bench bench = Bench.online().plug();
        withhold(bench, true);
        assertEquals(Preparing, bench.status());
        assertEquals(Unavailable, bench.unplug().status());
    }

    @Test
    @Shows("S71")
    void s71_sameStateAgain_isAccepted_andTakesBackWhatWasScheduled() {
        Bench bench = Bench.online().charging();
        change(bench, 1, false);
        assertEquals(AvailabilityStatus.Accepted, change(bench, 1, true));
        assertEquals(dev.hotplug.model.ChargePointStatus.Finishing, bench.tap(ANNA).status());
    }

    @Test
    @Shows("S71")
    void s71_connectorZero_appliesToAll_mixedIsScheduled() {
        Bench bench = Bench.online(FakeCharger.twoSockets()).plug(1, Pilot.C).tap(ANNA);
        assertEquals(AvailabilityStatus.Scheduled, change(bench, 0, false));
        assertEquals(Charging, bench.status(1));
        assertEquals(Unavailable, bench.status(2));
        bench.tap(ANNA);
        assertEquals(Unavailable, bench.status(1));
        assertEquals(Unavailable, bench.status(0));
        assertEquals(AvailabilityStatus.Accepted, change(bench, 0, true));
        assertEquals(Available, bench.status(0));
        assertEquals(Available, bench.status(2));
    }

    @Test
    void unknownConnector_isRejected() {
        assertEquals(AvailabilityStatus.Rejected, change(Bench.online(), 9, false));
    }

    @Test
    void changeThatCannotBeStored_isRejected_andHasNoEffect() {
        Bench bench = Bench.online();
        ((MemoryStore) bench.store).failWith(new StoreException(StoreException.Cause.FULL, "no room on the disk"));
        assertEquals(AvailabilityStatus.Rejected, change(bench, 1, false));
        assertEquals(Available, bench.status());
    }

    @Test
    void scheduledChange_isStoredThoughTheFirstTryOfTheEndFailed() {
        Bench bench = Bench.online().charging();
        change(bench, 1, false);
        ((MemoryStore) bench.store).failWith(new StoreException(StoreException.Cause.FULL, "no room on the disk"));
        bench.tap(ANNA);
        ((MemoryStore) bench.store).failWith(null);
        bench.advance(5);
        assertEquals(Unavailable, bench.afterKill().status());
    }

    @Test
    void unavailableConnector_takesNoCard_andPlugInIsPreparingOnlyAfterwards() {
        Bench bench = Bench.online();
        change(bench, 1, false);
        bench.plug(1, Pilot.C).tap(ANNA);
        assertEquals(Unavailable, bench.status());
        assertTrue(bench.central.asked.isEmpty());
        change(bench, 1, true);
        assertEquals(Preparing, bench.status());
    }

    @Test
    @Shows({"S69", "TC_018_1"})
    void s69_unlockEndsTheTransactionFirst() {
        Bench bench = Bench.online().charging();
        assertEquals(UnlockStatus.Unlocked, unlock(bench).getNow(null));
        assertEquals(Reason.UnlockCommand, bench.stops().get(0).reason());
        assertFalse(bench.charger.socket(1).locked);
    }

    @Test
    @Shows({"S69", "TC_030"})
    void s69_stuckLock_isUnlockFailedAfterFiveSeconds() {
        Bench bench = Bench.online().charging();
        bench.charger.socket(1).lockStuck = true;
        CompletableFuture<UnlockStatus> outcome = unlock(bench);
        bench.advance(4);
        assertNull(outcome.getNow(null));
        bench.advance(1);
        assertEquals(UnlockStatus.UnlockFailed, outcome.getNow(null));
    }

    @Test
    @Shows({"S69", "TC_030"})
    void s69_lockFault_isUnlockFailedAtOnce() {
        Bench bench = Bench.online().charging();
        bench.charger.socket(1).lockStuck = true;
        bench.charger.socket(1).faults.add(Bench.fault(ChargePointErrorCode.ConnectorLockFailure, false));
        assertEquals(UnlockStatus.UnlockFailed, unlock(bench.settle()).getNow(null));
    }

    @Test
    @Shows({"S69", "TC_017_2", "TC_031"})
    void s69_noLockOrNoConnector_isNotSupported() {
        assertEquals(UnlockStatus.NotSupported, unlock(Bench.online(FakeCharger.fixedCable())).getNow(null));
        Bench bench = Bench.online();
        assertEquals(UnlockStatus.NotSupported, bench.await(() -> bench.station.unlock(new ConnectorId(7))));
        assertEquals(UnlockStatus.NotSupported, bench.await(() -> bench.station.unlock(ConnectorId.CHARGE_POINT)));
    }

    @Test
    @Shows({"S69", "TC_018_2"})
    void s69_fixedCableInACharge_isNotSupported_andTheChargeGoesOn_TC_018_2() {
        Bench bench = Bench.online(FakeCharger.fixedCable()).charging();
        assertEquals(UnlockStatus.NotSupported, unlock(bench).getNow(null));
        assertEquals(Charging, bench.status());
        assertTrue(bench.stops().isEmpty());
    }

    @Test
    @Shows("S69")
    void s69_unlockReleasesAHeldPlug() {
        Bench bench = Bench.online().charging().confirmStart(1, Bench.info(AuthorizationStatus.Blocked));
        assertTrue(bench.charger.socket(1).locked);
        assertEquals(UnlockStatus.Unlocked, unlock(bench).getNow(null));
    }

    @Test
    @Shows("S70")
    void s70_softResetWithNothingRunning_restartsAfterTheAnswerHadTimeToGoOut() {
        Bench bench = Bench.online();
        reset(bench, ResetType.Soft);
        assertTrue(bench.restarts.isEmpty());
        bench.advance(1);
        assertEquals(1, bench.restarts.size());
        bench.advance(60);
        assertEquals(1, bench.restarts.size());
    }

    @Test
    @Shows("S70")
    void s70_softReset_waitsForStopTransactionToBeAnswered() {
        Bench bench = Bench.online().charging();
        bench.confirmStart(1, Bench.info(AuthorizationStatus.Accepted));
        reset(bench, ResetType.Soft);
        assertEquals(Reason.SoftReset, bench.stops().get(0).reason());
        bench.advance(3);
        assertTrue(bench.restarts.isEmpty());
        bench.answer(new Answer.Stopped(Optional.empty())).advance(1);
        assertEquals(1, bench.restarts.size());
    }

    @Test
    @Shows("S70")
    void s70_softReset_waitsAtMostTenSeconds_thenRestartsWithTheStopQueued() {
        Bench bench = Bench.online().charging();
        reset(bench, ResetType.Soft);
        bench.advance(9);
        assertTrue(bench.restarts.isEmpty());
        bench.advance(1);
        assertEquals(1, bench.restarts.size());
        bench.loop.run(bench.station::leave);
        Bench next = bench.afterKill();
        assertEquals(1, next.stops().size());
        assertEquals(Reason.SoftReset, next.stops().get(0).reason());
    }

    @Test
    @Shows("S70")
    void s70_hardReset_doesNotWaitForAnAnswer_butForTheEndToBeDurable() {
        Bench bench = Bench.online().charging();
        ((MemoryStore) bench.store).hold();
        reset(bench, ResetType.Hard);
        bench.advance(2);
        assertTrue(bench.restarts.isEmpty());
        ((MemoryStore) bench.store).release();
        bench.settle().advance(1);
        assertEquals(1, bench.restarts.size());
        assertEquals(Reason.HardReset, bench.stops().get(0).reason());
    }

    @Test
    void duringAReset_nothingStarts() {
        Bench bench = Bench.online().plug(1, Pilot.C);
        reset(bench, ResetType.Soft);
        bench.loop.run(() -> bench.station.presented(ANNA));
        bench.loop.run(() -> assertEquals(
                CommandStatus.Rejected, bench.station.remoteStart(Optional.empty(), ANNA, false)));
        assertTrue(bench.settle().starts().isEmpty());
    }

    @Test
    @Shows("S39")
    void s39_plugThatCameWhileUnavailable_isPreparingFromTheChangeOn() {
        Bench bench = Bench.online();
        change(bench, 1, false);
        bench.plug(1, Pilot.C).advance(500);
        change(bench, 1, true);
        assertEquals(Preparing, bench.advance(119).status());
    }
}
