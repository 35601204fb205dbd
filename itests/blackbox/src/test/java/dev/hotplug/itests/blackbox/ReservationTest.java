package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reservations of a charger with one connector, over the wire. */
@Shows({"S77", "S78", "ReserveNow"})
class ReservationTest extends BenchTest {

    private static final String ANNA = "0A0B0C01";
    private static final String BERT = "0A0B0C02";
    private static final int ID = 7;
    private static final int ROUNDS = Integer.getInteger("hotplug.kills", 2);

    @Override
    Map<String, String> keys() {
        return Map.of("AllowOfflineTxForUnknownId", "false", "MessageTimeout", "5");
    }

    @AfterEach
    void free() {
        centralSystem.call("CancelReservation", Map.of("reservationId", ID));
    }

    private static Map<String, Object> request(int connector, String card, Duration time) {
        return new HashMap<>(Map.of(
                "connectorId", connector,
                "expiryDate", Instant.now().plus(time).toString(),
                "idTag", SimulatorClient.idTag(card),
                "reservationId", ID));
    }

    private String reserve(int connector, String card) {
        return bench.status("ReserveNow", request(connector, card, Duration.ofMinutes(10)));
    }

    private void reserveForGroup() {
        Map<String, Object> request = request(1, ANNA, Duration.ofMinutes(10));
        request.put("parentIdTag", "FAMILY");
        assertEquals("Accepted", bench.status("ReserveNow", request));
        centralSystem.awaitStatusOf(1, "Reserved");
    }

    private String cancel() {
        return bench.status("CancelReservation", Map.of("reservationId", ID));
    }

    private static String tag(String card) {
        return SimulatorClient.idTag(card);
    }

    private void memberOfFamily() {
        Map<String, Object> member = Map.of("status", "Accepted", "parentIdTag", "FAMILY");
        bench.answerTags("Authorize", member);
        bench.answerTags("StartTransaction", member);
    }

    private int authorized(String card) {
        return (int) centralSystem.calls("Authorize").stream().filter(c -> text(c, "idTag").equals(tag(card))).count();
    }

    private void plugIn() {
        world.plug();
        world.car("C");
    }

    @Test
    @Shows({"S52", "TC_046_1", "StartTransaction", "CancelReservation"})
    void s77_s52_anotherCardIsRefused_theReservedOneStartsWithTheReservation() {
        assertEquals("Accepted", reserve(1, ANNA));
        centralSystem.awaitStatusOf(1, "Reserved");
        assertEquals("Available", centralSystem.status(0));
        plugIn();
        bench.tap(BERT);
        centralSystem.awaitStatusOf(1, "Preparing");
        bench.tap(ANNA);
        WireCentralSystem.Call start = bench.started(ANNA);
        assertEquals(ID, number(start, "reservationId"));
        bench.awaitEnergy();
        assertEquals(0, authorized(BERT));
        assertEquals(1, centralSystem.calls("StartTransaction").size());
        assertEquals("Rejected", cancel());
        assertEquals("Occupied", reserve(1, BERT));
    }

    @Test
    @Shows("TC_046_1")
    void s77_theConfirmationComesBeforeTheNewStatus() {
        CompletableFuture<Boolean> before = new CompletableFuture<>();
        CompletableFuture<JsonNode> answer = centralSystem.expectAnswer("reserve");
        centralSystem.answer("StatusNotification", call -> {
            before.complete(answer.isDone());
            return Optional.of(Map.of());
        });
        centralSystem.send(List.of(2, "reserve", "ReserveNow", request(1, ANNA, Duration.ofMinutes(10))));
        centralSystem.awaitStatusOf(1, "Reserved");
        assertTrue(before.join());
    }

    @Test
    @Shows({"S65", "TC_046_2", "RemoteStartTransaction"})
    void s65_remoteStart_byTheReservedTagAlone() {
        reserve(1, ANNA);
        assertEquals("Rejected", bench.status("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", tag(BERT))));
        assertEquals("Accepted", bench.status("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", tag(ANNA))));
        plugIn();
        assertEquals(ID, number(bench.started(ANNA), "reservationId"));
    }

    @Test
    @Shows({"TC_053_1", "LocalPreAuthorize"})
    void s78_theGroupFromTheLocalList() {
        bench.set("LocalPreAuthorize", "true");
        Map<String, Object> entry = Map.of("idTag", tag(BERT), "idTagInfo", Map.of("status", "Accepted", "parentIdTag", "FAMILY"));
        list(List.of(entry));
        reserveForGroup();
        plugIn();
        bench.tap(BERT);
        assertEquals(ID, number(bench.started(BERT), "reservationId"));
        assertEquals(0, authorized(BERT));
        list(List.of());
    }

    private void list(List<Object> entries) {
        assertEquals("Accepted", bench.status("SendLocalList", Map.of(
                "listVersion", 1, "updateType", "Full", "localAuthorizationList", entries)));
    }

    @Test
    @Shows({"TC_053_1", "AuthorizationCacheEnabled"})
    void s78_theGroupFromTheCache() {
        bench.set("LocalPreAuthorize", "true");
        memberOfFamily();
        bench.charge(BERT);
        bench.tap(BERT);
        centralSystem.awaitCall("StopTransaction");
        world.unplug();
        centralSystem.awaitStatusOf(1, "Available");
        int before = authorized(BERT);
        reserveForGroup();
        assertEquals(ID, number(bench.charge(BERT), "reservationId"));
        assertEquals(before, authorized(BERT));
    }

    @Test
    @Shows({"TC_053_1", "Authorize"})
    void s78_theGroupFromTheCentralSystem() {
        memberOfFamily();
        reserveForGroup();
        assertEquals(ID, number(bench.charge(BERT), "reservationId"));
        assertEquals(1, authorized(BERT));
    }

    @Test
    void s78_aStrangerToTheGroupIsAskedAboutAndRefused() {
        reserveForGroup();
        plugIn();
        bench.tap(BERT);
        centralSystem.awaitCall("Authorize");
        bench.value("NumberOfConnectors");
        bench.tap(ANNA);
        bench.started(ANNA);
        assertEquals(1, centralSystem.calls("StartTransaction").size());
    }

    @Test
    @Shows("TC_047")
    void s78_itExpires() {
        assertEquals("Accepted", bench.status("ReserveNow", request(1, ANNA, Duration.ofSeconds(2))));
        centralSystem.awaitStatusOf(1, "Reserved");
        centralSystem.awaitStatusOf(1, "Available");
        assertEquals(List.of("Reserved", "Available"), statuses());
        assertEquals("Rejected", cancel());
        assertEquals("Rejected", bench.status("ReserveNow", request(1, ANNA, Duration.ofSeconds(-1))));
    }

    @Test
    @Shows({"TC_051", "TC_052", "CancelReservation"})
    void s78_itIsCancelled_andAnUnknownOneCannotBe() {
        assertEquals("Rejected", cancel());
        reserve(1, ANNA);
        centralSystem.awaitStatusOf(1, "Reserved");
        assertEquals("Accepted", cancel());
        centralSystem.awaitStatusOf(1, "Available");
        assertEquals("Rejected", cancel());
    }

    @Test
    @Shows({"TC_048_1", "TC_048_3", "TC_050_1", "TC_050_3"})
    void s77_faultedAndUnavailableAreAnswered_andEndIt() {
        reserve(1, ANNA);
        centralSystem.awaitStatusOf(1, "Reserved");
        world.fault("over-temperature");
        centralSystem.awaitStatusOf(1, "Faulted");
        assertEquals("Faulted", reserve(1, ANNA));
        assertEquals("Faulted", reserve(0, ANNA));
        world.clearFault("over-temperature");
        centralSystem.awaitStatusOf(1, "Available");
        assertEquals("Rejected", cancel());
        reserve(1, ANNA);
        centralSystem.awaitStatusOf(1, "Reserved");
        bench.status("ChangeAvailability", Map.of("connectorId", 1, "type", "Inoperative"));
        assertEquals("Unavailable", reserve(1, ANNA));
        assertEquals("Unavailable", reserve(0, ANNA));
        bench.status("ChangeAvailability", Map.of("connectorId", 1, "type", "Operative"));
        centralSystem.awaitStatusOf(1, "Available");
        assertEquals("Rejected", cancel());
        assertEquals(List.of("Reserved", "Faulted", "Available", "Reserved", "Unavailable", "Available"), statuses());
    }

    @Test
    @Shows({"TC_049", "ReserveConnectorZeroSupported"})
    void s77_connector0_ofThisChargerIsItsOnlyOne() {
        assertEquals("true", bench.value("ReserveConnectorZeroSupported"));
        assertEquals("Rejected", bench.change("ReserveConnectorZeroSupported", "false"));
        assertEquals("Accepted", reserve(0, ANNA));
        centralSystem.awaitStatusOf(1, "Reserved");
        assertEquals("Available", centralSystem.status(0));
        plugIn();
        bench.tap(BERT);
        bench.tap(ANNA);
        assertEquals(ID, number(bench.started(ANNA), "reservationId"));
        assertEquals(1, centralSystem.calls("StartTransaction").size());
    }

    @Test
    @Shows({"TC_048_2", "TC_050_2"})
    void s77_anOccupiedConnectorIsNotReserved() {
        plugIn();
        centralSystem.awaitStatusOf(1, "Preparing");
        assertEquals("Occupied", reserve(1, ANNA));
        assertEquals("Occupied", reserve(0, ANNA));
    }

    @Test
    @Shows({"TC_048_4", "TC_050_4", "ReserveConnectorZeroSupported", "ReservationEnabled"})
    void s77_switchedOffNothingIsReserved_andWhatIsStays() {
        assertEquals("Accepted", reserve(1, ANNA));
        bench.set("ReservationEnabled", "false");
        assertEquals("false", bench.value("ReserveConnectorZeroSupported"));
        assertEquals("Rejected", reserve(1, BERT));
        assertEquals("Rejected", reserve(0, BERT));
        assertEquals("Reserved", centralSystem.status(1));
        assertEquals("Accepted", cancel());
        centralSystem.awaitStatusOf(1, "Available");
    }

    @Test
    @Shows("TC_053_2")
    void s78_aRemoteStartByTheGroup() {
        memberOfFamily();
        reserveForGroup();
        assertEquals("Accepted", bench.status("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", tag(BERT))));
        plugIn();
        assertEquals(ID, number(bench.started(BERT), "reservationId"));
        assertEquals(1, authorized(BERT));
    }

    @Test
    void s78_aCarThatOnlyPassesByLeavesItReserved() {
        reserve(1, ANNA);
        centralSystem.awaitStatusOf(1, "Reserved");
        world.plug();
        centralSystem.awaitStatusOf(1, "Preparing");
        world.unplug();
        centralSystem.awaitStatusOf(1, "Reserved");
        assertFalse(bench.contactorClosed());
    }

    @Test
    @Shows("S52")
    void s78_itSurvivesAPowerCutAtAnyInstant_andIsUsedOnce() {
        long seed = Long.getLong("hotplug.seed", new Random().nextLong());
        System.out.println("power cuts around a reservation with -Dhotplug.seed=" + seed);
        Random random = new Random(seed);
        int survived = 0;
        for (int round = 0; round < ROUNDS; round++) {
            CompletableFuture<JsonNode> answer =
                    centralSystem.callLater("ReserveNow", request(1, ANNA, Duration.ofMinutes(10)));
            LockSupport.parkNanos(random.nextInt(20_000_000));
            powerCut();
            centralSystem.awaitStatus(1, List.of("Available", "Reserved"));
            boolean kept = cancel().equals("Accepted");
            assertTrue(kept || !answer.isDone(), "acknowledged and lost in round " + round);
            survived += kept ? 1 : 0;
        }
        System.out.println("reservations found after " + ROUNDS + " power cuts: " + survived);
        assertEquals("Accepted", reserve(1, ANNA));
        powerCut();
        centralSystem.awaitStatusOf(1, "Reserved");
        plugIn();
        bench.tap(ANNA);
        assertEquals(ID, number(bench.started(ANNA), "reservationId"));
        powerCut();
        assertEquals("Rejected", cancel());
        centralSystem.awaitCall("StopTransaction");
    }

    @Test
    @Shows("TC_047")
    void s78_whatExpiresWhileThePowerIsOffIsOver() {
        assertEquals("Accepted", bench.status("ReserveNow", request(1, ANNA, Duration.ofSeconds(1))));
        Instant over = Instant.now().plusSeconds(1);
        bench.charger().powerCut();
        Await.until("it is over", Bench.SOON, Instant::now, now -> now.isAfter(over));
        centralSystem.forget();
        bench.startCharger();
        world = bench.world;
        centralSystem.awaitCall("BootNotification");
        centralSystem.awaitStatusOf(1, "Available");
        assertEquals("Rejected", cancel());
        assertFalse(statuses().contains("Reserved"));
    }
}
