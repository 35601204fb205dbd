package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Remote commands and the rest of the Core messages (statements 14, 15, 57, 65 to 68, 76). */
class CoreMessagesTest extends BenchTest {

    private static final String CARD = "CA4DCA4D";

    @Test
    @Shows({"RemoteStartTransaction", "S65", "TC_011_1"})
    void s65_remoteStart_withoutConnectorIdChoosesTheFreeOne_TC_011_1() {
        assertEquals("Accepted", remoteStart(Map.of("idTag", "ANY")));
        centralSystem.awaitStatusOf(1, "Preparing");
        world.plug();
        world.car("C");
        WireCentralSystem.Call start = centralSystem.awaitCall("StartTransaction");
        assertEquals("ANY", text(start, "idTag"));
        assertEquals(1, number(start, "connectorId"));
        assertFalse(start.payload().has("reservationId"));
    }

    @Test
    @Shows({"RemoteStartTransaction", "S65", "TC_027"})
    void s65_remoteStart_onConnector0IsRejected_TC_027() {
        assertEquals("Rejected", remoteStart(Map.of("connectorId", 0, "idTag", "X")));
    }

    @Test
    @Shows({"RemoteStartTransaction", "S65", "TC_010"})
    void s65_remoteStart_withTheCableInIsNotOccupied_TC_010() {
        world.plug();
        centralSystem.awaitStatusOf(1, "Preparing");
        assertEquals("Accepted", remoteStart(Map.of("connectorId", 1, "idTag", "CABLE")));
        centralSystem.awaitCall("StartTransaction", c -> text(c, "idTag").equals("CABLE"));
    }

    @Test
    @Shows({"RemoteStartTransaction", "S65", "TC_026"})
    void s65_remoteStart_occupied_TC_026() {
        bench.chargeUntilEnergyFlows(CARD);
        assertEquals("Rejected", remoteStart(Map.of("connectorId", 1, "idTag", "X")));
        assertEquals("Rejected", remoteStart(Map.of("idTag", "X")));
    }

    @Test
    @Shows({"RemoteStartTransaction", "S65"})
    void s65_remoteStart_faulted() {
        world.fault("ground-failure");
        centralSystem.awaitStatusOf(1, "Faulted");
        assertEquals("Rejected", remoteStart(Map.of("connectorId", 1, "idTag", "X")));
    }

    @Test
    void s67_remoteStart_withAProfileThatIsNoTxProfileIsRejected_andAFittingOneIsNot() {
        assertEquals("Rejected", remoteStart(Map.of("connectorId", 1, "idTag", "X", "chargingProfile", profile("TxDefaultProfile"))));
        assertEquals("Accepted", remoteStart(Map.of("connectorId", 1, "idTag", "X", "chargingProfile", profile("TxProfile"))));
    }

    @Test
    @Shows({"RemoteStopTransaction", "S68", "TC_012", "TC_028"})
    void s68_remoteStop_endsUnlocksAndIsRejectedAfterwards_TC_028() {
        WireCentralSystem.Call start = bench.chargeUntilEnergyFlows(CARD);
        bench.tap(CARD);
        long id = number(centralSystem.awaitCall("StopTransaction"), "transactionId");
        assertEquals("Rejected", remoteStop(id));
        assertEquals("Rejected", remoteStop(id + 1));
        centralSystem.forget();
        bench.tap(CARD);
        assertTrue(number(bench.started(CARD), "meterStart") >= number(start, "meterStart"));
        bench.awaitEnergy();
        assertEquals("Accepted", remoteStop(id + 1));
        assertEquals("Remote", text(centralSystem.awaitCall("StopTransaction"), "reason"));
        world.awaitConnector("unlocked", c -> !c.path("locked").asBoolean());
    }

    @Test
    @Shows("S57")
    void s57_meterStartIsThePreviousMeterStop_inWholeWattHours() {
        bench.chargeUntilEnergyFlows(CARD);
        bench.tap(CARD);
        WireCentralSystem.Call stop = centralSystem.awaitCall("StopTransaction");
        assertTrue(stop.payload().path("meterStop").isIntegralNumber());
        centralSystem.forget();
        bench.tap(CARD);
        assertEquals(number(stop, "meterStop"), number(bench.started(CARD), "meterStart"));
    }

    @Test
    @Shows("S53")
    void s53_unpluggingEndsWithEVDisconnected_withoutAnIdTag() {
        bench.chargeUntilEnergyFlows(CARD);
        world.car("A");
        WireCentralSystem.Call stop = centralSystem.awaitCall("StopTransaction");
        assertEquals("EVDisconnected", text(stop, "reason"));
        assertFalse(stop.payload().has("idTag"), "the charge point itself ended it");
    }

    @Test
    @Shows({"DataTransfer", "S76", "TC_062"})
    void s76_dataTransfer_unknownVendorAndUnknownMessage() {
        JsonNode stranger = centralSystem.call("DataTransfer", Map.of("vendorId", "com.example", "messageId", "x", "data", "y"));
        assertEquals("UnknownVendorId", stranger.path("status").asText());
        assertFalse(stranger.has("data"));
        world.fault("over-voltage");
        String own = centralSystem.awaitStatusOf(1, "Faulted").path("vendorId").asText();
        JsonNode message = centralSystem.call("DataTransfer", Map.of("vendorId", own, "messageId", "nothing"));
        assertEquals("UnknownMessageId", message.path("status").asText());
        assertFalse(message.has("data"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"äöü €", "\"quoted\"", "a,b;c", "日本"})
    @Shows("S15")
    void s15_idTagsMayBeAnyCharacters(String tag) {
        world.plug();
        assertEquals("Accepted", remoteStart(Map.of("connectorId", 1, "idTag", tag)));
        assertEquals(tag, text(centralSystem.awaitCall("StartTransaction"), "idTag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"04A23C5A", "04A23C5A112233", "04A23C5A112233445566"})
    void cardsOfAnyLengthGiveTheirBytesFromTheLastToTheFirst(String uid) {
        bench.charge(uid);
        assertEquals(List.of(SimulatorClient.idTag(uid)), centralSystem.calls("Authorize").stream().map(c -> text(c, "idTag")).toList());
    }

    @Test
    @Shows("S4")
    void s4_messageIdsNeverRepeat_alsoNotAfterARestart() {
        bench.chargeUntilEnergyFlows(CARD);
        restart();
        centralSystem.awaitCall("StopTransaction");
        List<String> ids = centralSystem.calls().stream().map(WireCentralSystem.Call::id).toList();
        assertEquals(ids.size(), ids.stream().distinct().count());
        assertTrue(ids.stream().allMatch(id -> id.length() <= 36));
    }

    private String remoteStart(Map<String, Object> request) {
        return bench.status("RemoteStartTransaction", request);
    }

    private String remoteStop(long transactionId) {
        return bench.status("RemoteStopTransaction", Map.of("transactionId", transactionId));
    }

    private static Map<String, Object> profile(String purpose) {
        return Map.of(
                "chargingProfileId", 1,
                "stackLevel", 0,
                "chargingProfilePurpose", purpose,
                "chargingProfileKind", "Relative",
                "chargingSchedule", Map.of(
                        "chargingRateUnit", "A",
                        "chargingSchedulePeriod", List.of(Map.of("startPeriod", 0, "limit", 10))));
    }
}
