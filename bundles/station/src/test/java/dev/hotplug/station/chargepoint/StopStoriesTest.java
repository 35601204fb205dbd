package dev.hotplug.station.chargepoint;

import static dev.hotplug.model.ChargePointStatus.Available;
import static dev.hotplug.model.ChargePointStatus.Charging;
import static dev.hotplug.model.ChargePointStatus.Finishing;
import static dev.hotplug.model.ChargePointStatus.SuspendedEV;
import static dev.hotplug.model.ChargePointStatus.SuspendedEVSE;
import static dev.hotplug.station.chargepoint.Bench.ANNA;
import static dev.hotplug.station.chargepoint.Bench.BERT;
import static dev.hotplug.station.chargepoint.Bench.FAMILY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.Reason;
import dev.hotplug.settings.Settings.Change;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.station.TransactionLog.Answer;
import dev.hotplug.station.event.TransactionStopped;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StopStoriesTest {

    private static TransactionStopped stop(Bench bench) {
        List<TransactionStopped> stops = bench.stops();
        assertEquals(1, stops.size());
        return stops.get(0);
    }

    @Test
    @Shows("S25")
    void s25_sameTag_stopsWithoutAsking() {
        Bench bench = Bench.online().charging();
        assertTrue(bench.charger.socket(1).locked);
        bench.tap(ANNA);
        assertEquals(List.of(ANNA), bench.central.asked, "asked for the start only");
        assertEquals(Reason.Local, stop(bench).reason());
        assertEquals(Optional.of(ANNA), stop(bench).idTag());
        assertEquals(Finishing, bench.status());
        assertFalse(bench.charger.socket(1).locked);
        assertEquals(Available, bench.unplug().status());
    }

    @Test
    @Shows("S15")
    void s15_sameTagInAnotherCase_stopsToo() {
        Bench bench = Bench.online().charging().tap(new IdTag("anna"));
        assertEquals(Reason.Local, stop(bench).reason());
    }

    @Test
    @Shows("S25")
    void s25_tagOfTheSameGroup_isAskedAndStops() {
        Bench bench = Bench.online();
        bench.central.known.put(ANNA, Bench.member(FAMILY));
        bench.central.known.put(BERT, Bench.member(FAMILY));
        bench.charging().tap(BERT);
        assertEquals(List.of(ANNA, BERT), bench.central.asked);
        assertEquals(Optional.of(BERT), stop(bench).idTag());
    }

    @Test
    @Shows("S25")
    void s25_groupLearnedFromStartTransaction_counts() {
        Bench bench = Bench.online().charging();
        bench.confirmStart(1, Bench.member(FAMILY));
        bench.central.known.put(BERT, Bench.member(FAMILY));
        bench.tap(BERT);
        assertEquals(1, bench.stops().size());
    }

    @Test
    @Shows("S25")
    void s25_aKnownTagOfTheGroup_isAskedAllTheSame() {
        Bench bench = Bench.online();
        bench.central.known.put(BERT, Bench.member(FAMILY));
        bench.central.known.put(ANNA, Bench.member(FAMILY));
        bench.plug(1, Pilot.C).tap(BERT).tap(BERT).unplug().charging().tap(BERT);
        assertEquals(List.of(BERT, ANNA, BERT), bench.central.asked);
    }

    @Test
    @Shows("S25")
    void s25_theParentIdItselfPresentedAsTag_doesNotStop() {
        Bench bench = Bench.online();
        bench.central.known.put(ANNA, Bench.member(FAMILY));
        bench.charging().tap(FAMILY);
        assertTrue(bench.stops().isEmpty());
    }

    @Test
    @Shows("S25")
    void s25_aForeignTag_doesNotStop() {
        Bench bench = Bench.online().charging().tap(BERT);
        assertEquals(Charging, bench.status());
        assertTrue(bench.stops().isEmpty());
    }

    @Test
    @Shows("S68")
    void s68_remoteStopByTheCentralSystemsId() {
        Bench bench = Bench.online().charging();
        bench.confirmStart(-5, Bench.info(AuthorizationStatus.Accepted));
        bench.loop.run(() -> {
            assertEquals(CommandStatus.Rejected, bench.station.remoteStop(4711));
            assertEquals(CommandStatus.Accepted, bench.station.remoteStop(-5));
            assertEquals(CommandStatus.Rejected, bench.station.remoteStop(-5), "it has ended already");
        });
        bench.settle();
        assertEquals(Reason.Remote, stop(bench).reason());
        assertEquals(Optional.empty(), stop(bench).idTag());
        assertFalse(bench.charger.socket(1).locked);
    }

    @Test
    @Shows("S50")
    void s50_remoteStopMinusOne_doesNotMeanAGivenUpStart() {
        Bench bench = Bench.online().charging().answer(new Answer.GivenUp());
        bench.loop.run(() -> assertEquals(CommandStatus.Rejected, bench.station.remoteStop(-1)));
        assertEquals(-1, bench.station.transactionId(new ConnectorId(1)).orElseThrow());
    }

    @Test
    @Shows("S45")
    void s45_carUnplugged_stopsAndReleasesThePlug() {
        Bench bench = Bench.online().charging().car(Pilot.A);
        assertEquals(Reason.EVDisconnected, stop(bench).reason());
        assertEquals(Finishing, bench.status());
        assertFalse(bench.charger.socket(1).locked);
        assertEquals(Available, bench.unplug().status());
    }

    @Test
    @Shows("S45")
    void s45_withoutUnlockKey_thePlugStaysUntilTheTagComes() {
        Bench bench = Bench.with("UnlockConnectorOnEVSideDisconnect", "false").charging().car(Pilot.A);
        assertEquals(Reason.EVDisconnected, stop(bench).reason());
        assertTrue(bench.charger.socket(1).locked);
        bench.tap(BERT);
        assertTrue(bench.charger.socket(1).locked);
        bench.tap(ANNA);
        assertFalse(bench.charger.socket(1).locked);
    }

    @Test
    @Shows("S45")
    void s45_withoutStopKey_suspendedEvWithInfo_lockedWhateverTheUnlockKeySays_andGoesOn() {
        Bench bench = Bench.with("StopTransactionOnEVSideDisconnect", "false").charging().car(Pilot.A);
        assertEquals(SuspendedEV, bench.status());
        assertEquals("EV side disconnected", bench.news.reports.get(bench.news.reports.size() - 1).info());
        assertTrue(bench.charger.socket(1).locked);
        assertTrue(bench.stops().isEmpty());
        assertEquals(Charging, bench.car(Pilot.C).status());
        bench.tap(ANNA);
        assertFalse(bench.charger.socket(1).locked);
    }

    @Test
    @Shows({"UnlockConnectorOnEVSideDisconnect", "S45"})
    void s45_fixedCable_theUnlockKeyIsFalseAndReadOnly() {
        Bench bench = Bench.online(FakeCharger.fixedCable());
        assertEquals("false", bench.settings.value("UnlockConnectorOnEVSideDisconnect").orElseThrow());
        Change change = bench.settings.change("UnlockConnectorOnEVSideDisconnect", "true").toCompletableFuture().join();
        assertEquals(Change.Status.Rejected, change.status());
        assertEquals("false", bench.settings.value("UnlockConnectorOnEVSideDisconnect").orElseThrow());
    }

    @Test
    void plugTornOutOfTheSocket_stops() {
        Bench bench = Bench.with("StopTransactionOnEVSideDisconnect", "false").charging().unplug();
        assertEquals(Reason.EVDisconnected, stop(bench).reason());
        assertEquals(Available, bench.status());
    }

    @Test
    @Shows("S40")
    void s40_carThatPauses_isSuspendedEv_andComesBack() {
        Bench bench = Bench.online().charging().car(Pilot.B);
        assertEquals(SuspendedEV, bench.status());
        assertEquals(Charging, bench.car(Pilot.C).status());
    }

    @Test
    @Shows("S31")
    void s31_startNotAccepted_stopsDeAuthorized_andHoldsThePlugForTheSameTag() {
        Bench bench = Bench.online().charging().confirmStart(3, Bench.info(AuthorizationStatus.Blocked));
        assertEquals(Reason.DeAuthorized, stop(bench).reason());
        assertFalse(bench.energy());
        assertTrue(bench.charger.socket(1).locked);
        bench.tap(BERT);
        assertTrue(bench.charger.socket(1).locked);
        bench.tap(ANNA);
        assertFalse(bench.charger.socket(1).locked);
    }

    @Test
    @Shows("S31")
    void s31_heldPlug_isReleasedByTheSameGroup() {
        Bench bench = Bench.online();
        bench.central.known.put(BERT, Bench.member(FAMILY));
        bench.charging().confirmStart(3, new dev.hotplug.model.IdTagInfo(
                Optional.empty(), Optional.of(FAMILY), AuthorizationStatus.ConcurrentTx));
        assertTrue(bench.charger.socket(1).locked);
        bench.tap(BERT);
        assertFalse(bench.charger.socket(1).locked);
    }

    @Test
    @Shows("S31")
    void s31_withoutStopOnInvalid_onlyEnergyStops() {
        Bench bench = Bench.with("StopTransactionOnInvalidId", "false").charging()
                .confirmStart(3, Bench.info(AuthorizationStatus.Invalid));
        assertEquals(SuspendedEVSE, bench.status());
        assertFalse(bench.energy());
        assertTrue(bench.stops().isEmpty());
        assertEquals(Reason.Local, stop(bench.tap(ANNA)).reason());
    }

    @Test
    @Shows("S31")
    void s31_maxEnergyOnInvalidId_isGrantedFirst() {
        Bench bench = Bench.with("MaxEnergyOnInvalidId", "50").charging().charge(10);
        bench.confirmStart(3, Bench.info(AuthorizationStatus.Invalid)).charge(4);
        assertEquals(Charging, bench.status());
        bench.charge(1);
        assertEquals(Reason.DeAuthorized, stop(bench).reason());
    }

    @Test
    @Shows({"S55", "S57"})
    void s57_meterStopIsReadAfterTheContactorOpened_inWholeWattHours() {
        Bench bench = Bench.online().charging().charge(10);
        bench.charger.socket(1).contactorStuck = true;
        bench.tap(ANNA);
        assertTrue(bench.stops().isEmpty(), "the contactor is still closed");
        assertEquals(Finishing, bench.status());
        bench.charge(1);
        bench.charger.socket(1).contactorStuck = false;
        bench.settle();
        assertEquals(1000, bench.starts().get(0).meterStartWattHour());
        assertEquals(1110, stop(bench).meterStopWattHour());
    }

    @Test
    @Shows("S55")
    void s55_contactorThatDoesNotOpen_isNotWaitedForLongerThanThreeSeconds() {
        Bench bench = Bench.online().charging();
        bench.charger.socket(1).contactorStuck = true;
        bench.tap(ANNA).advance(2);
        assertTrue(bench.stops().isEmpty());
        bench.advance(1);
        assertEquals(1, bench.stops().size());
    }

    @Test
    void diskFullAtTheEnd_isTriedAgainUntilItIsDurable_andEnergyIsOffMeanwhile() {
        Bench bench = Bench.online().charging();
        ((MemoryStore) bench.store).failWith(new StoreException(StoreException.Cause.FULL, "no room on the disk"));
        bench.tap(ANNA).advance(20);
        assertFalse(bench.energy());
        ((MemoryStore) bench.store).failWith(null);
        bench.advance(5);
        assertEquals(Reason.Local, stop(bench).reason());
        assertEquals(1, bench.afterKill().stops().size(), "nothing was left open");
    }

    @Test
    void aNewTagAfterTheEnd_startsAgainOnTheSamePlug_withTheNextRegister() {
        Bench bench = Bench.online().charging().charge(5).tap(ANNA).tap(BERT);
        assertEquals(Charging, bench.status());
        assertEquals(stop(bench).meterStopWattHour(), bench.starts().get(1).meterStartWattHour());
    }
}
