package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole charges, as the driver of a car and the central system see them. */
class ChargingSessionTest {

    private static final String CARD = "04A23C5A";
    private static final String ID_TAG = "5A3CA204";

    @TempDir
    Path folder;

    private WireCentralSystem centralSystem;
    private ChargerProcess charger;
    private SimulatorClient world;

    @BeforeEach
    void start() {
        centralSystem = WireCentralSystem.start();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .provision(Provisioning.of(centralSystem.url())
                        .key("MeterValueSampleInterval", "2")
                        .key("MinimumStatusDuration", "0")
                        .write(folder)));
        world = charger.simulator();
    }

    @AfterEach
    void stop() {
        charger.close();
        centralSystem.close();
    }

    @Test
    @Shows({"S22", "BootNotification", "StatusNotification", "TC_001"})
    void s22_afterAcceptedTheStatusOfEveryConnectorIsReported() {
        WireCentralSystem.Call boot = centralSystem.awaitCall("BootNotification");
        assertEquals("CPB1-S-2-4", boot.payload().path("chargePointModel").asText());
        assertEquals("100001", boot.payload().path("chargePointSerialNumber").asText());
        for (int connector : List.of(0, 1)) {
            centralSystem.awaitCall("StatusNotification", c -> c.payload().path("connectorId").asInt() == connector
                    && c.payload().path("status").asText().equals("Available"));
        }
        assertEquals(List.of("/ocpp/CP1"), centralSystem.resources());
    }

    @Test
    @Shows({"Authorize", "StartTransaction", "StatusNotification", "MeterValues", "StopTransaction", "S25", "TC_004_1", "TC_068"})
    void tapFirst_chargesAndEndsByTheSameCard_TC_004_1() {
        centralSystem.awaitStatus("Available");
        world.card(CARD);
        assertEquals(ID_TAG, centralSystem.awaitCall("Authorize").payload().path("idTag").asText());
        centralSystem.awaitStatus("Preparing");
        world.plug();
        world.car("C");
        WireCentralSystem.Call started = centralSystem.awaitCall("StartTransaction");
        assertEquals(ID_TAG, started.payload().path("idTag").asText());
        centralSystem.awaitStatus("Charging");
        JsonNode charging = world.awaitConnector("draws current", c -> c.path("drawnAmps").asDouble() > 1);
        assertTrue(charging.path("contactorClosed").asBoolean());
        assertTrue(charging.path("locked").asBoolean());
        centralSystem.awaitCalls("MeterValues", 2, Duration.ofSeconds(15));
        long authorizations = centralSystem.calls("Authorize").size();
        world.card(CARD);
        WireCentralSystem.Call stopped = centralSystem.awaitCall("StopTransaction");
        assertEquals(authorizations, centralSystem.calls("Authorize").size(), "the same tag is not authorised again");
        assertTrue(stopped.payload().path("meterStop").asLong() >= started.payload().path("meterStart").asLong());
        assertFalse(world.connector().path("contactorClosed").asBoolean());
        centralSystem.awaitStatus("Finishing");
        world.unplug();
        world.awaitConnector("unplugged", c -> !c.path("locked").asBoolean());
        Await.until("Available at the end", Duration.ofSeconds(10), this::lastStatus, "Available"::equals);
    }

    @Test
    @Shows({"StartTransaction", "TC_003"})
    void plugFirst_thenCard_startsTheTransaction_TC_003() {
        centralSystem.awaitStatus("Available");
        world.plug();
        centralSystem.awaitStatus("Preparing");
        world.car("C");
        assertFalse(world.connector().path("contactorClosed").asBoolean(), "no energy before authorisation");
        world.card(CARD);
        centralSystem.awaitCall("StartTransaction");
        world.awaitConnector("contactor closed", c -> c.path("contactorClosed").asBoolean());
    }

    @Test
    @Shows({"Authorize", "TC_023_4"})
    void refusedCard_neverGetsEnergy() {
        centralSystem.answer("Authorize", c -> Optional.of(Map.of("idTagInfo", Map.of("status", "Blocked"))));
        centralSystem.awaitStatus("Available");
        world.plug();
        world.car("C");
        world.card(CARD);
        centralSystem.awaitCall("Authorize");
        centralSystem.call("GetConfiguration", Map.of());
        assertTrue(centralSystem.calls("StartTransaction").isEmpty());
        assertFalse(world.connector().path("contactorClosed").asBoolean());
    }

    @Test
    @Shows({"RemoteStartTransaction", "RemoteStopTransaction", "S68", "TC_010", "TC_012", "TC_028"})
    void remoteStartAndRemoteStop_TC_010_TC_012() {
        centralSystem.awaitStatus("Available");
        world.plug();
        world.car("C");
        centralSystem.awaitStatus("Preparing");
        assertEquals("Accepted", status(centralSystem.call(
                "RemoteStartTransaction", Map.of("connectorId", 1, "idTag", "REMOTE1"))));
        centralSystem.awaitCall("StartTransaction", c -> c.payload().path("idTag").asText().equals("REMOTE1"));
        centralSystem.awaitStatus("Charging");
        assertEquals("Rejected", status(centralSystem.call("RemoteStopTransaction", Map.of("transactionId", 5))));
        assertEquals("Accepted", status(centralSystem.call("RemoteStopTransaction", Map.of("transactionId", 1001))));
        WireCentralSystem.Call stopped = centralSystem.awaitCall("StopTransaction");
        assertEquals("Remote", stopped.payload().path("reason").asText());
        assertEquals(1001, stopped.payload().path("transactionId").asInt());
        assertFalse(world.connector().path("contactorClosed").asBoolean());
    }

    @Test
    @Shows("S57")
    void s57_theRegisterIsNotRebasedAndNeverFalls() {
        centralSystem.awaitStatus("Available");
        world.speed(600);
        long before = chargeFor("11223344");
        long after = chargeFor("55667788");
        assertTrue(after > 0 && before > 0, "both charges took energy");
        List<WireCentralSystem.Call> starts = centralSystem.calls("StartTransaction");
        List<WireCentralSystem.Call> stops = centralSystem.calls("StopTransaction");
        assertEquals(
                stops.get(0).payload().path("meterStop").asLong(),
                starts.get(1).payload().path("meterStart").asLong(),
                "the second charge starts where the first ended");
    }

    private long chargeFor(String card) {
        int starts = centralSystem.calls("StartTransaction").size();
        world.plug();
        world.car("C");
        world.card(card);
        WireCentralSystem.Call started = centralSystem
                .awaitCalls("StartTransaction", starts + 1, Duration.ofSeconds(15))
                .get(starts);
        double meter = started.payload().path("meterStart").asDouble();
        world.awaitConnector("energy", c -> c.path("meterWh").asDouble() > meter + 20);
        world.card(card);
        WireCentralSystem.Call stopped = centralSystem
                .awaitCalls("StopTransaction", starts + 1, Duration.ofSeconds(15))
                .get(starts);
        world.unplug();
        Await.until("Available again", Duration.ofSeconds(10), this::lastStatus, "Available"::equals);
        return stopped.payload().path("meterStop").asLong() - (long) meter;
    }

    private String lastStatus() {
        List<WireCentralSystem.Call> statuses = centralSystem.calls("StatusNotification").stream()
                .filter(c -> c.payload().path("connectorId").asInt() == 1)
                .toList();
        return statuses.isEmpty() ? "" : statuses.get(statuses.size() - 1).payload().path("status").asText();
    }

    private static String status(JsonNode conf) {
        return conf.path("status").asText();
    }
}
