package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole charge and every Core call against ocpp-rpc in strict mode: not one frame breaks an official schema. */
class StrictSchemaTest {

    private static final String KEY = "00112233445566778899aabbccddeeff00112233";

    @TempDir
    Path folder;

    @BeforeAll
    static void available() {
        StrictCentralSystem.assumeAvailable();
    }

    @Test
    @Shows({
            "Authorize", "BootNotification", "MeterValues", "StartTransaction", "StatusNotification", "StopTransaction",
            "ChangeAvailability", "ChangeConfiguration", "ClearCache", "DataTransfer", "GetConfiguration",
            "RemoteStartTransaction", "RemoteStopTransaction", "Reset", "UnlockConnector"
    })
    void everyFrameOfAChargeAndOfEveryCoreCallKeepsTheSchemas() {
        try (StrictCentralSystem centralSystem = StrictCentralSystem.start("");
                ChargerProcess charger = start(Provisioning.of(centralSystem.url()))) {
            charge(centralSystem, charger.simulator());
            everyCoreCall(centralSystem);
            assertEquals(List.of(), centralSystem.violations());
        }
    }

    @Test
    @Shows({"S72", "S77", "TriggerMessage", "ReserveNow", "CancelReservation"})
    void everyFrameOfTriggersAndReservationsKeepsTheSchemas() {
        try (StrictCentralSystem centralSystem = StrictCentralSystem.start("");
                ChargerProcess charger = start(Provisioning.of(centralSystem.url()))) {
            centralSystem.awaitCall("StatusNotification", p -> p.path("connectorId").asInt() == 1);
            everyTrigger(centralSystem);
            reservations(centralSystem, charger.simulator());
            assertEquals(List.of(), centralSystem.violations());
        }
    }

    private static void everyTrigger(StrictCentralSystem centralSystem) {
        assertStatus("Accepted", centralSystem.call("TriggerMessage", Map.of("requestedMessage", "Heartbeat")));
        centralSystem.awaitCall("Heartbeat", p -> true);
        assertStatus("Accepted", centralSystem.call("TriggerMessage", Map.of("requestedMessage", "StatusNotification")));
        assertStatus("Accepted", centralSystem.call("TriggerMessage", Map.of("requestedMessage", "MeterValues")));
        centralSystem.awaitCall("MeterValues", p -> p.path("connectorId").asInt() == 1 && p.findValuesAsText("context").contains("Trigger"));
        assertStatus("Rejected", centralSystem.call("TriggerMessage", Map.of("requestedMessage", "MeterValues", "connectorId", 9)));
        assertStatus("Rejected", centralSystem.call("TriggerMessage", Map.of("requestedMessage", "BootNotification")));
    }

    private static void reservations(StrictCentralSystem centralSystem, SimulatorClient world) {
        assertStatus("Rejected", centralSystem.call("CancelReservation", Map.of("reservationId", 7)));
        assertStatus("Accepted", centralSystem.call("ReserveNow", Map.of("connectorId", 1, "reservationId", 7,
                "expiryDate", "2099-12-31T23:59:59Z", "idTag", "5A3CA204", "parentIdTag", "FAMILY")));
        centralSystem.awaitCall("StatusNotification", p -> p.path("status").asText().equals("Reserved"));
        assertStatus("Occupied", centralSystem.call("ReserveNow", Map.of("connectorId", 0, "reservationId", 8,
                "expiryDate", "2099-12-31T23:59:59Z", "idTag", "X")));
        world.plug();
        world.car("C");
        world.card("04A23C5A");
        centralSystem.awaitCall("StartTransaction", p -> p.path("reservationId").asInt() == 7);
    }

    @Test
    @Shows({"AuthorizationKey", "TC_085"})
    void s94_theAuthorizationKeyGoesOutAsItsBytes() {
        try (StrictCentralSystem centralSystem = StrictCentralSystem.start(KEY);
                ChargerProcess charger = start(Provisioning.of(centralSystem.url())
                        .centralSystem("securityProfile", 1)
                        .centralSystem("authorizationKey", KEY))) {
            centralSystem.awaitCall("BootNotification", p -> true);
            JsonNode asked = centralSystem.call("GetConfiguration", Map.of()).path("payload");
            assertEquals(-1, asked.toString().indexOf(KEY), "the key is never disclosed");
            assertEquals(-1, charger.output().indexOf(KEY), "the key is never printed");
            assertEquals(List.of(), centralSystem.violations());
        }
    }

    @Test
    @Shows({"CertificateSigned", "DeleteCertificate", "ExtendedTriggerMessage", "GetInstalledCertificateIds", "InstallCertificate",
        "SecurityEventNotification", "SignCertificate"})
    void everyFrameOfTheSecurityWhitePaperKeepsTheSchemas() {
        Authority root = new Authority("CN=Root");
        try (StrictCentralSystem centralSystem = StrictCentralSystem.start("");
                ChargerProcess charger = start(Provisioning.of(centralSystem.url()))) {
            centralSystem.awaitCall("SecurityEventNotification", p -> p.path("type").asText().equals("StartupOfTheDevice"));
            assertStatus("NotFound", centralSystem.call("GetInstalledCertificateIds", Map.of("certificateType", "CentralSystemRootCertificate")));
            assertStatus("Accepted", centralSystem.call(
                    "InstallCertificate", Map.of("certificateType", "CentralSystemRootCertificate", "certificate", root.pem())));
            assertStatus("Accepted", centralSystem.call("GetInstalledCertificateIds", Map.of("certificateType", "CentralSystemRootCertificate")));
            assertStatus("Accepted", centralSystem.call("ExtendedTriggerMessage", Map.of("requestedMessage", "SignChargePointCertificate")));
            String csr = centralSystem.awaitCall("SignCertificate", p -> true).path("payload").path("csr").asText();
            assertStatus("Accepted", centralSystem.call(
                    "CertificateSigned", Map.of("certificateChain", root.sign(csr, "CN=100001", Duration.ofDays(400)))));
            assertStatus("Rejected", centralSystem.call("CertificateSigned", Map.of("certificateChain", "none")));
            assertStatus("Accepted", centralSystem.call("DeleteCertificate", Map.of("certificateHashData", root.hashData())));
            assertStatus("NotFound", centralSystem.call("DeleteCertificate", Map.of("certificateHashData", root.hashData())));
            assertEquals(-1, charger.output().indexOf("PRIVATE KEY"));
            assertEquals(List.of(), centralSystem.violations());
        }
    }

    @Test
    @Shows({"GetLog", "LogStatusNotification"})
    void everyFrameOfALogKeepsTheSchemas() {
        FileServers servers = FileServers.start(folder, Certificates.make(folder, "CN=files", "IP:127.0.0.1"), "geheim");
        try (servers;
                StrictCentralSystem centralSystem = StrictCentralSystem.start("");
                ChargerProcess charger = start(Provisioning.of(centralSystem.url()))) {
            centralSystem.awaitCall("StatusNotification", p -> p.path("connectorId").asInt() == 1);
            assertStatus("Accepted", centralSystem.call("GetLog", log(servers.url("http"), 1)));
            centralSystem.awaitCall("LogStatusNotification", p -> p.path("status").asText().equals("Uploaded"));
            assertStatus("Accepted", centralSystem.call("GetLog", log(servers.url("http") + "status/403", 2)));
            centralSystem.awaitCall("LogStatusNotification", p -> p.path("status").asText().equals("PermissionDenied"));
            assertStatus("Rejected", centralSystem.call("GetLog", log("gopher://127.0.0.1/", 3)));
            assertStatus("Accepted", centralSystem.call("ExtendedTriggerMessage", Map.of("requestedMessage", "LogStatusNotification")));
            centralSystem.awaitCall("LogStatusNotification", p -> p.path("status").asText().equals("Idle"));
            assertEquals(true, charger.running());
            assertEquals(List.of(), centralSystem.violations());
        }
    }

    @Test
    @Shows({"UpdateFirmware", "FirmwareStatusNotification", "SignedUpdateFirmware", "SignedFirmwareStatusNotification"})
    void everyFrameOfAnUpdateKeepsTheSchemas() throws IOException {
        Authority maker = new Authority("CN=Manufacturer");
        Path file = Files.writeString(folder.resolve("set.hpkg"), "no set at all");
        try (SetServer server = SetServer.start(folder);
                StrictCentralSystem centralSystem = StrictCentralSystem.start("");
                ChargerProcess charger = start(Provisioning.of(centralSystem.url()).trust("manufacturerRoots", List.of(maker.pem())))) {
            centralSystem.awaitCall("StatusNotification", p -> p.path("connectorId").asInt() == 1);
            String now = Instant.now().toString();
            centralSystem.call("UpdateFirmware", Map.of("location", server.url(file), "retrieveDate", now));
            centralSystem.awaitCall("FirmwareStatusNotification", p -> p.path("status").asText().equals("InstallationFailed"));
            assertStatus("InvalidCertificate", centralSystem.call("SignedUpdateFirmware", signed(1, server.url(file), now, "none")));
            assertStatus("Accepted", centralSystem.call("SignedUpdateFirmware", signed(
                    2, server.url(file), now, maker.issueForCode("CN=Release", Duration.ofDays(9)).pem())));
            centralSystem.awaitCall("SignedFirmwareStatusNotification", p -> p.path("status").asText().equals("InvalidSignature"));
            assertStatus("Accepted", centralSystem.call("ExtendedTriggerMessage", Map.of("requestedMessage", "FirmwareStatusNotification")));
            assertEquals(true, charger.running());
            assertEquals(List.of(), centralSystem.violations());
        }
    }

    private static Map<String, Object> signed(int id, String location, String now, String certificate) {
        return Map.of("requestId", id, "retries", 0, "firmware", Map.of(
                "location", location, "retrieveDateTime", now, "signingCertificate", certificate, "signature", "MAA="));
    }

    private static Map<String, Object> log(String location, int id) {
        return Map.of("logType", "SecurityLog", "requestId", id, "log", Map.of("remoteLocation", location));
    }

    private ChargerProcess start(Provisioning provisioning) {
        return ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .provision(provisioning
                        .key("MeterValueSampleInterval", "1")
                        .key("MeterValuesSampledData", "Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage,Current.Offered")
                        .key("StopTxnSampledData", "Energy.Active.Import.Register,Current.Import")
                        .key("MinimumStatusDuration", "0")
                        .write(folder)));
    }

    private static void charge(StrictCentralSystem centralSystem, SimulatorClient world) {
        centralSystem.awaitCall("StatusNotification", p -> p.path("connectorId").asInt() == 1);
        world.plug();
        world.car("C");
        world.card("04A23C5A");
        centralSystem.awaitCall("StartTransaction", p -> true);
        centralSystem.awaitCall("MeterValues", p -> true);
        world.fault("over-temperature");
        centralSystem.awaitCall("StatusNotification", p -> !p.path("errorCode").asText().equals("NoError"));
        world.clearFault("over-temperature");
        world.card("04A23C5A");
        centralSystem.awaitCall("StopTransaction", p -> p.has("transactionData"));
        world.unplug();
    }

    private static void everyCoreCall(StrictCentralSystem centralSystem) {
        assertStatus("Accepted", centralSystem.call("ChangeAvailability", Map.of("connectorId", 0, "type", "Inoperative")));
        assertStatus("Accepted", centralSystem.call("ChangeAvailability", Map.of("connectorId", 0, "type", "Operative")));
        assertStatus("Accepted", centralSystem.call("ChangeConfiguration", Map.of("key", "HeartbeatInterval", "value", "600")));
        assertStatus("NotSupported", centralSystem.call("ChangeConfiguration", Map.of("key", "NoSuchKey", "value", "1")));
        assertStatus("Rejected", centralSystem.call("ChangeConfiguration", Map.of("key", "NumberOfConnectors", "value", "2")));
        assertStatus("Accepted", centralSystem.call("ClearCache", Map.of()));
        assertStatus("UnknownVendorId", centralSystem.call("DataTransfer", Map.of("vendorId", "nobody")));
        assertStatus("Rejected", centralSystem.call("RemoteStopTransaction", Map.of("transactionId", 4711)));
        assertStatus("Rejected", centralSystem.call("RemoteStartTransaction", Map.of("connectorId", 0, "idTag", "X")));
        assertStatus("NotSupported", centralSystem.call("UnlockConnector", Map.of("connectorId", 9)));
        assertStatus("Unlocked", centralSystem.call("UnlockConnector", Map.of("connectorId", 1)));
        JsonNode keys = centralSystem.call("GetConfiguration", Map.of("key", List.of("heartbeatinterval", "Nope"))).path("payload");
        assertEquals("600", keys.path("configurationKey").path(0).path("value").asText());
        assertEquals("Nope", keys.path("unknownKey").path(0).asText());
        assertStatus("Accepted", centralSystem.call("Reset", Map.of("type", "Soft")));
    }

    private static void assertStatus(String expected, JsonNode answer) {
        assertEquals(expected, answer.path("payload").path("status").asText(), answer.toString());
    }
}
