package dev.hotplug.station.chargepoint;

import static dev.hotplug.model.ChargePointStatus.Available;
import static dev.hotplug.model.ChargePointStatus.Charging;
import static dev.hotplug.model.ChargePointStatus.Preparing;
import static dev.hotplug.model.ChargePointStatus.Reserved;
import static dev.hotplug.station.chargepoint.Bench.ANNA;
import static dev.hotplug.station.chargepoint.Bench.BERT;
import static dev.hotplug.station.chargepoint.Bench.FAMILY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.station.Reservation;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.station.Station.ReservationStatus;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two connectors: a named one is kept, or one of the two is (OCPP 1.6 section 5.13, statement 77). */
@Shows("S77")
class ReservedChargePointTest {

    private static final IdTag CARL = new IdTag("CARL");
    private static final Fault BROKEN = Bench.fault(ChargePointErrorCode.GroundFailure, true);

    private Bench bench = Bench.online(FakeCharger.twoSockets());

    private ReservationStatus reserve(int id, int connector, IdTag tag, IdTag... parent) {
        Reservation reservation = new Reservation(id, new ConnectorId(connector), tag,
                parent.length == 0 ? Optional.empty() : Optional.of(parent[0]),
                bench.time.now().plus(Duration.ofDays(2)));
        return bench.await(() -> bench.station.reserve(reservation));
    }

    private CommandStatus remoteStart(Optional<ConnectorId> connector, IdTag tag) {
        CommandStatus[] answer = new CommandStatus[1];
        bench.loop.run(() -> answer[0] = bench.station.remoteStart(connector, tag, false));
        bench.settle();
        return answer[0];
    }

    /** What started: connector, tag and reservation. */
    private List<String> started() {
        return bench.starts().stream().map(ReservedChargePointTest::text).toList();
    }

    private static String text(TransactionStarted start) {
        String used = start.reservationId().isPresent() ? " by " + start.reservationId().getAsInt() : "";
        return start.connector() + " " + start.idTag() + used;
    }

    private void unplug(int connector) {
        bench.charger.socket(connector).plugged = false;
        bench.charger.socket(connector).pilot = Pilot.A;
        bench.settle();
    }

    private void fault(int connector, boolean present) {
        if (present) {
            bench.charger.socket(connector).faults.add(BROKEN);
        } else {
            bench.charger.socket(connector).faults.remove(BROKEN);
        }
        bench.settle();
    }

    @Test
    void aNamedConnectorIsKeptAndTheOtherIsFree() {
        reserve(7, 2, ANNA);
        assertEquals(Available, bench.status(1));
        assertEquals(Reserved, bench.status(2));
        bench.plug(2, Pilot.B).tap(BERT).plug(1, Pilot.B);
        bench.tap(ANNA);
        assertEquals(List.of("1 BERT", "2 ANNA by 7"), started());
    }

    @Test
    void theReservedTagIsSentToItsConnectorUnlessItsPlugWaitsElsewhere() {
        reserve(7, 2, ANNA);
        bench.tap(ANNA).plug(2, Pilot.B);
        assertEquals(List.of("2 ANNA by 7"), started());
        unplug(2);
        reserve(8, 2, ANNA);
        bench.plug(1, Pilot.B).tap(ANNA);
        assertEquals(List.of("2 ANNA by 7", "1 ANNA"), started());
        assertEquals(Reserved, bench.status(2));
    }

    @Test
    void aReservationThatMovesToTheOtherConnectorFreesTheFirst() {
        reserve(7, 1, ANNA);
        assertEquals(ReservationStatus.Accepted, reserve(7, 2, ANNA));
        assertEquals(Available, bench.status(1));
        assertEquals(Reserved, bench.status(2));
    }

    @Test
    void oneThatCannotMoveStaysWhereItWas() {
        reserve(7, 1, ANNA);
        bench.plug(2, Pilot.B);
        assertEquals(ReservationStatus.Occupied, reserve(7, 2, ANNA));
        unplug(2);
        assertEquals(Reserved, bench.status(1));
        assertEquals(Available, bench.status(2));
    }

    @Test
    @Shows({"TC_049", "ReserveConnectorZeroSupported"})
    void forConnector0TheStatusesStayAndOneConnectorIsKept() {
        assertEquals(ReservationStatus.Accepted, reserve(7, 0, ANNA));
        assertEquals(Available, bench.status(1));
        assertEquals(Available, bench.status(2));
        bench.plug(1, Pilot.B).tap(BERT);
        bench.plug(2, Pilot.B).tap(CARL);
        assertEquals(List.of("1 BERT"), started());
        assertEquals("Reserved", bench.charger.shown.get(bench.charger.shown.size() - 1).message());
        bench.tap(ANNA);
        assertEquals(List.of("1 BERT", "2 ANNA by 7"), started());
        assertEquals(ReservationStatus.Occupied, reserve(8, 0, ANNA));
    }

    @Test
    void theReservedTagMayPlugInAtEither() {
        reserve(7, 0, ANNA);
        bench.plug(1, Pilot.B).tap(ANNA);
        bench.plug(2, Pilot.B).tap(BERT);
        assertEquals(List.of("1 ANNA by 7", "2 BERT"), started());
    }

    @Test
    void aTagThatWaitsForItsPlugAtOneLeavesTheOther() {
        reserve(7, 0, ANNA);
        bench.tap(BERT);
        assertEquals(Preparing, bench.status(1));
        assertEquals(CommandStatus.Rejected, remoteStart(Optional.of(new ConnectorId(2)), CARL));
        assertEquals(CommandStatus.Accepted, remoteStart(Optional.of(new ConnectorId(2)), ANNA));
    }

    @Test
    void aRemoteStartWithoutAConnectorTakesNotTheLastOne() {
        reserve(7, 0, ANNA);
        assertEquals(CommandStatus.Accepted, remoteStart(Optional.empty(), BERT));
        bench.plug(1, Pilot.B);
        assertEquals(CommandStatus.Rejected, remoteStart(Optional.empty(), CARL));
    }

    @Test
    void aGroupMayUseTheLastOne() {
        bench.central.known.put(BERT, Bench.member(FAMILY));
        reserve(7, 0, ANNA, FAMILY);
        bench.plug(1, Pilot.B).tap(CARL);
        bench.plug(2, Pilot.B).tap(BERT);
        assertEquals(List.of("1 CARL", "2 BERT by 7"), started());
    }

    @Test
    void theLastFreeConnectorIsNotReservedByNameForAnybodyElse() {
        reserve(7, 0, ANNA);
        assertEquals(ReservationStatus.Accepted, reserve(8, 1, BERT));
        assertEquals(ReservationStatus.Occupied, reserve(9, 2, CARL));
        bench.plug(2, Pilot.B).tap(CARL);
        assertEquals(List.of(), started());
    }

    @Test
    void connector0NeedsAFreeConnector() {
        bench.plug(1, Pilot.B);
        reserve(7, 2, ANNA);
        assertEquals(ReservationStatus.Occupied, reserve(8, 0, BERT));
    }

    @Test
    void connector0IsFaultedWhenAllAreAndUnavailableWhenNoneCanBeUsed() {
        fault(1, true);
        fault(2, true);
        assertEquals(ReservationStatus.Faulted, reserve(7, 0, ANNA));
        fault(2, false);
        bench.await(() -> bench.station.changeAvailability(new ConnectorId(2), false));
        assertEquals(ReservationStatus.Unavailable, reserve(7, 0, ANNA));
        fault(1, false);
        bench.plug(1, Pilot.B);
        assertEquals(ReservationStatus.Occupied, reserve(7, 0, ANNA));
    }

    @Test
    @Shows("S78")
    void aFaultOfOneConnectorDoesNotEndAReservationOfConnector0AndOfAllItDoes() {
        reserve(7, 0, ANNA);
        fault(1, true);
        bench.plug(2, Pilot.B).tap(BERT);
        assertEquals(List.of(), started());
        unplug(2);
        fault(2, true);
        fault(2, false);
        bench.plug(2, Pilot.B).tap(BERT);
        assertEquals(List.of("2 BERT"), started());
    }

    @Test
    @Shows("S78")
    void aFaultOfOneConnectorEndsOnlyItsOwnReservation() {
        reserve(7, 1, ANNA);
        reserve(8, 2, BERT);
        fault(1, true);
        fault(1, false);
        assertEquals(Available, bench.status(1));
        assertEquals(Reserved, bench.status(2));
    }

    @Test
    @Shows({"S71", "S78"})
    void unavailabilityOfTheWholeChargePointEndsThemAll() {
        reserve(7, 1, ANNA);
        bench.await(() -> bench.station.changeAvailability(ConnectorId.CHARGE_POINT, false));
        bench.await(() -> bench.station.changeAvailability(ConnectorId.CHARGE_POINT, true));
        assertEquals(Available, bench.status(1));
        reserve(7, 0, ANNA);
        bench.await(() -> bench.station.changeAvailability(ConnectorId.CHARGE_POINT, false));
        bench.await(() -> bench.station.changeAvailability(ConnectorId.CHARGE_POINT, true));
        assertEquals(ReservationStatus.Accepted, reserve(8, 0, BERT));
    }

    @Test
    @Shows({"S78", "AuthEnabled"})
    void freeVendLeavesTheLastOneFree() {
        bench.set("AuthEnabled", "false");
        reserve(7, 0, ANNA);
        bench.plug(1, Pilot.C);
        bench.plug(2, Pilot.C);
        assertEquals(Charging, bench.status(1));
        assertEquals(Preparing, bench.status(2));
        bench.tap(ANNA);
        assertEquals(Charging, bench.status(2));
        assertEquals("2 ANNA by 7", started().get(1));
    }

    @Test
    @Shows("S78")
    void bothKindsSurviveAKill() {
        reserve(7, 0, ANNA);
        reserve(8, 1, BERT);
        bench = bench.afterKill();
        assertEquals(Reserved, bench.status(1));
        assertEquals(Available, bench.status(2));
        bench.plug(2, Pilot.B).tap(CARL);
        assertEquals(List.of(), started());
        bench.tap(ANNA);
        assertEquals(List.of("2 ANNA by 7"), started());
    }
}
