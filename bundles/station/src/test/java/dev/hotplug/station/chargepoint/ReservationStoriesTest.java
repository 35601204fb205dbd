package dev.hotplug.station.chargepoint;

import static dev.hotplug.model.ChargePointStatus.Available;
import static dev.hotplug.model.ChargePointStatus.Charging;
import static dev.hotplug.model.ChargePointStatus.Faulted;
import static dev.hotplug.model.ChargePointStatus.Finishing;
import static dev.hotplug.model.ChargePointStatus.Preparing;
import static dev.hotplug.model.ChargePointStatus.Reserved;
import static dev.hotplug.model.ChargePointStatus.Unavailable;
import static dev.hotplug.station.chargepoint.Bench.ANNA;
import static dev.hotplug.station.chargepoint.Bench.BERT;
import static dev.hotplug.station.chargepoint.Bench.FAMILY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import dev.hotplug.station.Reservation;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.station.Station.ReservationStatus;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** One connector, reserved, in every state it can be in (OCPP 1.6 sections 3.11 and 5.13). */
class ReservationStoriesTest {

    private static final ConnectorId ONE = new ConnectorId(1);
    private static final Fault BROKEN = Bench.fault(ChargePointErrorCode.GroundFailure, true);

    private Bench bench = Bench.online();

    private static Reservation reservation(Bench bench, int id, int connector, IdTag tag, IdTag... parent) {
        return new Reservation(id, new ConnectorId(connector), tag,
                parent.length == 0 ? Optional.empty() : Optional.of(parent[0]),
                bench.time.now().plus(Duration.ofMinutes(30)));
    }

    private ReservationStatus reserve(int id, int connector, IdTag tag, IdTag... parent) {
        return reserve(reservation(bench, id, connector, tag, parent));
    }

    private ReservationStatus reserve(Reservation reservation) {
        return bench.await(() -> bench.station.reserve(reservation));
    }

    private CommandStatus cancel(int id) {
        return bench.await(() -> bench.station.cancelReservation(id));
    }

    private CommandStatus remoteStart(IdTag tag) {
        CommandStatus[] answer = new CommandStatus[1];
        bench.loop.run(() -> answer[0] = bench.station.remoteStart(Optional.of(ONE), tag, false));
        bench.settle();
        return answer[0];
    }

    private String shown() {
        return bench.charger.shown.get(bench.charger.shown.size() - 1).message();
    }

    private void storeFull(boolean full) {
        ((MemoryStore) bench.store).failWith(full ? new StoreException(StoreException.Cause.FULL, "full") : null);
    }

    private OptionalInt usedReservation() {
        return bench.starts().get(bench.starts().size() - 1).reservationId();
    }

    @Test
    @Shows({"S77", "TC_046"})
    void s77_aFreeConnectorIsReservedAndShowsIt() {
        assertEquals(ReservationStatus.Accepted, reserve(7, 1, ANNA));
        assertEquals(Reserved, bench.status());
        assertEquals(Available, bench.status(0));
    }

    @Test
    @Shows({"S77", "TC_048"})
    void s77_occupiedFaultedAndUnavailableByState() {
        bench.plug();
        assertEquals(ReservationStatus.Occupied, reserve(7, 1, ANNA));
        bench.tap(ANNA);
        assertEquals(ReservationStatus.Occupied, reserve(7, 1, ANNA));
        bench.tap(ANNA);
        assertEquals(Finishing, bench.status());
        assertEquals(ReservationStatus.Occupied, reserve(7, 1, ANNA));
        bench.unplug();
        bench.fault(BROKEN, true);
        assertEquals(ReservationStatus.Faulted, reserve(7, 1, ANNA));
        bench.fault(BROKEN, false);
        bench.await(() -> bench.station.changeAvailability(ONE, false));
        assertEquals(ReservationStatus.Unavailable, reserve(7, 1, ANNA));
        bench.await(() -> bench.station.changeAvailability(ONE, true));
        assertEquals(ReservationStatus.Accepted, reserve(7, 1, ANNA));
        assertEquals(ReservationStatus.Occupied, reserve(8, 1, ANNA));
        assertEquals(ReservationStatus.Rejected, reserve(9, 2, ANNA));
    }

    @Test
    @Shows("S77")
    void s77_aTagThatWaitsForItsPlugOccupies() {
        bench.tap(BERT);
        assertEquals(ReservationStatus.Occupied, reserve(7, 1, ANNA));
    }

    @Test
    @Shows("S77")
    void s77_theSameIdReplacesAlsoWhileTheReservedDriverPlugsIn() {
        reserve(7, 1, ANNA);
        bench.plug();
        assertEquals(ReservationStatus.Accepted, reserve(7, 1, BERT));
        bench.tap(ANNA);
        assertEquals(Preparing, bench.status());
        bench.tap(BERT);
        assertEquals(OptionalInt.of(7), usedReservation());
    }

    @Test
    @Shows("S77")
    void s77_whoTappedAndIsNotMeantAnyMoreAfterAReplacementDoesNotStart() {
        reserve(7, 1, ANNA);
        bench.tap(ANNA);
        assertEquals(ReservationStatus.Accepted, reserve(7, 1, BERT));
        assertEquals(Reserved, bench.status());
        bench.plug();
        assertEquals(List.of(), bench.starts());
        bench.tap(BERT);
        assertEquals(OptionalInt.of(7), usedReservation());
    }

    @Test
    @Shows("S77")
    void s77_oneThatIsOverAlreadyIsRejectedAndReplacesNothing() {
        reserve(7, 1, ANNA);
        Reservation past = new Reservation(7, ONE, BERT, Optional.empty(), bench.time.now());
        assertEquals(ReservationStatus.Rejected, reserve(past));
        bench.plug().tap(ANNA);
        assertEquals(OptionalInt.of(7), usedReservation());
    }

    @Test
    @Shows("S77")
    void s77_aChargePointThatIsUnavailableOrFaultedReservesNothing() {
        bench.await(() -> bench.station.changeAvailability(ConnectorId.CHARGE_POINT, false));
        assertEquals(ReservationStatus.Unavailable, reserve(7, 0, ANNA));
        bench.await(() -> bench.station.changeAvailability(ONE, true));
        assertEquals(ReservationStatus.Unavailable, reserve(7, 1, ANNA));
        bench.await(() -> bench.station.changeAvailability(ConnectorId.CHARGE_POINT, true));
        bench.loop.run(() -> bench.station.chargePointFault(bench.charger, BROKEN, true));
        assertEquals(ReservationStatus.Faulted, reserve(7, 1, ANNA));
    }

    @Test
    @Shows({"S52", "S78", "TC_046", "StartTransaction"})
    void s52_theTagItWasMadeForUsesIt() {
        reserve(7, 1, ANNA);
        bench.news.ofConnector1();
        bench.plug(1, Pilot.C).tap(ANNA);
        assertEquals(List.of(Preparing, Charging), bench.news.ofConnector1());
        assertEquals(OptionalInt.of(7), usedReservation());
        assertEquals(CommandStatus.Rejected, cancel(7));
        bench.tap(ANNA).unplug();
        assertEquals(Available, bench.status());
        bench.plug().tap(BERT);
        assertEquals(OptionalInt.empty(), usedReservation());
    }

    @Test
    @Shows({"S78", "TC_046"})
    void s78_tapFirstThenPlug() {
        reserve(7, 1, ANNA);
        bench.tap(ANNA);
        assertEquals(Preparing, bench.status());
        bench.plug();
        assertEquals(OptionalInt.of(7), usedReservation());
    }

    @Test
    @Shows("S78")
    void s78_tapFirstAndNoPlugItIsReservedAgain() {
        reserve(7, 1, ANNA);
        bench.tap(ANNA).advance(121);
        assertEquals(Reserved, bench.status());
        bench.tap(BERT);
        assertEquals("Reserved", shown());
    }

    @Test
    @Shows("S78")
    void s78_anotherCardIsRefusedUnaskedAndToldWhy() {
        reserve(7, 1, ANNA);
        bench.plug().tap(BERT);
        assertEquals(List.of(), bench.central.asked);
        assertEquals("Reserved", shown());
        assertEquals(Preparing, bench.status());
        assertEquals(List.of(), bench.starts());
    }

    @Test
    @Shows("S78")
    void s78_aCardThatWasBeingAskedAboutWhenTheReservationCameIsRefused() {
        bench.central.holding = true;
        bench.tap(BERT);
        reserve(7, 1, ANNA);
        bench.loop.run(() -> bench.central.held.get(0).complete(Optional.of(Bench.info(AuthorizationStatus.Accepted))));
        bench.settle().plug();
        assertEquals(List.of(), bench.starts());
        assertEquals("Reserved", shown());
    }

    @Test
    @Shows("S78")
    void s78_aCarWithoutATagPassesThroughPreparingAndFinishingAndLeavesItReserved() {
        reserve(7, 1, ANNA);
        bench.plug();
        assertEquals(Preparing, bench.status());
        bench.unplug();
        assertEquals(Reserved, bench.status());
        bench.plug().advance(121);
        assertEquals(Finishing, bench.status());
        bench.tap(BERT);
        assertEquals(Finishing, bench.status());
        bench.unplug();
        assertEquals(Reserved, bench.status());
        bench.plug().advance(121).tap(ANNA);
        assertEquals(OptionalInt.of(7), usedReservation());
    }

    @Test
    @Shows({"S65", "S78", "TC_046"})
    void s65_aRemoteStartByTheReservedTagAndNoOther() {
        reserve(7, 1, ANNA);
        assertEquals(CommandStatus.Rejected, remoteStart(BERT));
        assertEquals(CommandStatus.Accepted, remoteStart(ANNA));
        bench.plug();
        assertEquals(OptionalInt.of(7), usedReservation());
    }

    @Test
    @Shows({"S65", "S78"})
    void s65_aRemoteStartWithoutAConnectorFindsTheReservedOne() {
        reserve(7, 1, ANNA);
        bench.loop.run(() -> assertEquals(
                CommandStatus.Rejected, bench.station.remoteStart(Optional.empty(), BERT, false)));
        bench.loop.run(() -> assertEquals(
                CommandStatus.Accepted, bench.station.remoteStart(Optional.empty(), ANNA, false)));
    }

    @Test
    @Shows({"S78", "TC_053"})
    void s78_theGroupIsLookedUpInTheLocalListFirst() {
        bench.settings.add(new SettingsOwner() {
            @Override
            public List<Setting> settings() {
                return List.of(Setting.bool("LocalAuthListEnabled", true, "test"));
            }
        });
        bench.store.commit(new Batch().putRow("local-list", BERT.key(), Fields.of("status", "Accepted", "parent", "FAMILY")));
        bench.set("LocalPreAuthorize", "true");
        reserve(7, 1, ANNA, FAMILY);
        bench.plug().tap(BERT);
        assertEquals(List.of(), bench.central.asked);
        assertEquals(OptionalInt.of(7), usedReservation());
    }

    @Test
    @Shows({"S78", "TC_053"})
    void s78_thenInTheCache() {
        bench.set("LocalPreAuthorize", "true");
        bench.central.known.put(BERT, Bench.member(FAMILY));
        bench.plug().tap(BERT).tap(BERT).unplug();
        assertEquals(1, bench.central.asked.size());
        reserve(7, 1, ANNA, FAMILY);
        bench.plug().tap(BERT);
        assertEquals(1, bench.central.asked.size());
        assertEquals(OptionalInt.of(7), usedReservation());
    }

    @Test
    @Shows({"S78", "TC_053", "Authorize"})
    void s78_thenTheCentralSystemIsAskedAlsoWithLocalPreAuthorize() {
        bench.set("LocalPreAuthorize", "true");
        bench.plug().tap(BERT).tap(BERT).unplug();
        bench.central.known.put(BERT, Bench.member(FAMILY));
        reserve(7, 1, ANNA, FAMILY);
        bench.plug().tap(BERT);
        assertEquals(2, bench.central.asked.size());
        assertEquals(OptionalInt.of(7), usedReservation());
    }

    @Test
    @Shows("S78")
    void s78_anotherGroupIsRefused() {
        bench.central.known.put(BERT, Bench.member(new IdTag("OTHERS")));
        reserve(7, 1, ANNA, FAMILY);
        bench.plug().tap(BERT);
        assertEquals("Reserved", shown());
        bench.tap(BERT);
        assertEquals(List.of(), bench.starts());
    }

    @Test
    @Shows({"S25", "S78"})
    void s25_theParentIdItselfIsNoTagThatMayUseIt() {
        reserve(7, 1, ANNA, FAMILY);
        bench.plug().tap(FAMILY);
        assertEquals(List.of(), bench.starts());
    }

    @Test
    @Shows("S78")
    void s78_aTagOfTheGroupThatIsNotAcceptedIsRefused() {
        bench.central.known.put(BERT, new IdTagInfo(Optional.empty(), Optional.of(FAMILY), AuthorizationStatus.Blocked));
        reserve(7, 1, ANNA, FAMILY);
        bench.plug().tap(BERT);
        assertEquals("Card not accepted", shown());
    }

    @Test
    @Shows({"S65", "S78", "TC_053"})
    void s78_aRemoteStartByTheGroupIsAskedAboutToo() {
        bench.central.known.put(BERT, Bench.member(FAMILY));
        reserve(7, 1, ANNA, FAMILY);
        assertEquals(CommandStatus.Accepted, remoteStart(BERT));
        bench.plug();
        assertEquals(List.of(BERT), bench.central.asked);
        assertEquals(OptionalInt.of(7), usedReservation());
    }

    @Test
    @Shows({"S65", "S78"})
    void s78_aRemoteStartByATagThatTurnsOutToBeOfNoGroupDoesNotStart() {
        reserve(7, 1, ANNA, FAMILY);
        assertEquals(CommandStatus.Accepted, remoteStart(BERT));
        bench.plug();
        assertEquals(List.of(), bench.starts());
        assertEquals(Preparing, bench.status());
    }

    @Test
    @Shows({"S78", "TC_047"})
    void s78_itExpiresWithANewStatus() {
        reserve(7, 1, ANNA);
        bench.news.ofConnector1();
        bench.advance(30 * 60 - 1);
        assertEquals(Reserved, bench.status());
        bench.advance(1);
        assertEquals(List.of(Available), bench.news.ofConnector1());
        assertEquals(CommandStatus.Rejected, cancel(7));
        assertEquals(0, bench.loop.pendingTimers());
    }

    @Test
    @Shows({"S23", "S78"})
    void s23_theCorrectedClockDecidesWhenItExpires() {
        reserve(7, 1, ANNA);
        bench.loop.run(() -> bench.time.correct(bench.time.now().plus(Duration.ofHours(1))));
        bench.advance(10);
        assertEquals(Available, bench.status());
    }

    @Test
    @Shows("S78")
    void s78_whoHasTappedInTimeStillStartsAndUsesNoReservation() {
        reserve(7, 1, ANNA);
        bench.advance(30 * 60 - 10).tap(ANNA).advance(20);
        assertEquals(Preparing, bench.status());
        bench.plug();
        assertEquals(OptionalInt.empty(), usedReservation());
    }

    @Test
    @Shows({"S78", "TC_052"})
    void s78_cancelledItIsFreeAndAnUnknownIdIsRejected() {
        reserve(7, 1, ANNA);
        assertEquals(CommandStatus.Rejected, cancel(8));
        assertEquals(Reserved, bench.status());
        assertEquals(CommandStatus.Accepted, cancel(7));
        assertEquals(Available, bench.status());
        assertEquals(CommandStatus.Rejected, cancel(7));
        assertEquals(0, bench.loop.pendingTimers());
    }

    @Test
    @Shows({"S43", "S78"})
    void s78_aFaultEndsItAndTheConnectorComesBackFree() {
        reserve(7, 1, ANNA);
        bench.news.ofConnector1();
        bench.fault(BROKEN, true).fault(BROKEN, false);
        assertEquals(List.of(Faulted, Available), bench.news.ofConnector1());
        assertEquals(CommandStatus.Rejected, cancel(7));
        assertEquals(Available, bench.afterKill().status());
    }

    @Test
    @Shows({"S71", "S78", "ChangeAvailability"})
    void s78_unavailabilityEndsItToo() {
        reserve(7, 1, ANNA);
        bench.news.ofConnector1();
        bench.await(() -> bench.station.changeAvailability(ONE, false));
        bench.await(() -> bench.station.changeAvailability(ONE, true));
        assertEquals(List.of(Unavailable, Available), bench.news.ofConnector1());
        assertEquals(CommandStatus.Rejected, cancel(7));
    }

    @Test
    @Shows("S78")
    void s78_aFaultOfTheWholeChargePointEndsIt() {
        reserve(7, 1, ANNA);
        bench.loop.run(() -> bench.station.chargePointFault(bench.charger, BROKEN, true));
        bench.loop.run(() -> bench.station.chargePointFault(bench.charger, BROKEN, false));
        assertEquals(Available, bench.status());
    }

    @Test
    @Shows("S78")
    void s78_aSwapOfTheDriverDoesNot() {
        reserve(7, 1, ANNA);
        bench.loseDriver().advance(4);
        bench.charger = bench.charger.next();
        bench.bringDriver();
        assertEquals(Reserved, bench.status());
    }

    @Test
    @Shows("S78")
    void s78_anUnplannedEndInBetweenChangesNothing() {
        reserve(new Reservation(-7, ONE, ANNA, Optional.of(FAMILY), bench.time.now().plus(Duration.ofDays(2))));
        bench = bench.afterKill();
        assertEquals(Reserved, bench.status());
        bench.plug().tap(BERT);
        assertEquals("Reserved", shown());
        bench.tap(ANNA);
        assertEquals(OptionalInt.of(-7), usedReservation());
        bench = bench.afterKill();
        bench.unplug();
        assertEquals(Available, bench.status());
    }

    @Test
    @Shows({"S78", "TC_047"})
    void s78_whatExpiredWhileTheProcessWasDownIsOver() {
        reserve(7, 1, ANNA);
        bench = bench.afterKill();
        assertEquals(Available, bench.status());
        assertEquals(CommandStatus.Rejected, cancel(7));
    }

    @Test
    @Shows("S77")
    void s77_whatCannotBeStoredIsRejectedAndNothingHasChanged() {
        storeFull(true);
        assertEquals(ReservationStatus.Rejected, reserve(7, 1, ANNA));
        assertEquals(Available, bench.status());
        storeFull(false);
        bench.plug().tap(BERT);
        assertEquals(OptionalInt.empty(), usedReservation());
    }

    @Test
    @Shows({"S77", "S78"})
    void s77_aReplacementOrAnEndThatCannotBeStoredLeavesTheOneBefore() {
        reserve(7, 1, ANNA);
        storeFull(true);
        assertEquals(ReservationStatus.Rejected, reserve(7, 1, BERT));
        assertEquals(CommandStatus.Rejected, cancel(7));
        bench.plug().tap(ANNA);
        assertEquals(Finishing, bench.status());
        storeFull(false);
        bench.unplug();
        assertEquals(Reserved, bench.status());
        bench.plug().tap(ANNA);
        assertEquals(List.of(OptionalInt.of(7)), bench.starts().stream().map(TransactionStarted::reservationId).toList());
    }

    @Test
    @Shows({"S78", "AuthEnabled"})
    void s78_freeVendDoesNotStartByPluggingInWhereItIsReserved() {
        bench = Bench.with("AuthEnabled", "false");
        reserve(7, 1, ANNA);
        bench.plug();
        assertEquals(Preparing, bench.status());
        bench.tap(BERT);
        assertEquals(List.of(), bench.starts());
        bench.tap(ANNA);
        assertEquals(List.of(), bench.central.asked);
        assertEquals(OptionalInt.of(7), usedReservation());
    }

    @Test
    @Shows({"S78", "AuthEnabled"})
    void s78_freeVendStartsOnceTheReservationIsOver() {
        bench = Bench.with("AuthEnabled", "false");
        reserve(7, 1, ANNA);
        bench.plug();
        cancel(7);
        assertEquals(1, bench.starts().size());
        assertEquals(OptionalInt.empty(), usedReservation());
    }

    @Test
    @Shows({"S78", "AuthDisabledIdTag"})
    void s78_freeVendUsesAReservationForItsOwnTag() {
        bench = Bench.with("AuthEnabled", "false", "AuthDisabledIdTag", "ANYBODY");
        reserve(7, 1, new IdTag("anybody"));
        bench.plug();
        assertEquals(OptionalInt.of(7), usedReservation());
    }

    @Test
    @Shows({"S77", "TC_049", "ReserveConnectorZeroSupported"})
    void s77_connector0OfAChargePointWithOneConnectorIsThatOne() {
        assertEquals(ReservationStatus.Accepted, reserve(7, 0, ANNA));
        assertEquals(Reserved, bench.status());
        assertEquals(ReservationStatus.Occupied, reserve(8, 0, BERT));
        assertEquals(ReservationStatus.Occupied, reserve(8, 1, BERT));
        bench.plug().tap(BERT);
        assertEquals("Reserved", shown());
        bench.tap(ANNA);
        assertEquals(OptionalInt.of(7), usedReservation());
        assertTrue(bench.energy());
    }
}
