package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local list profile against ocpp-rpc in strict mode: not one frame breaks an official schema. */
class LocalListSchemaTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void available() {
        StrictCentralSystem.assumeAvailable();
    }

    @Test
    @Shows({"GetLocalListVersion", "SendLocalList"})
    void everyFrameOfTheLocalListKeepsTheSchemas() {
        try (StrictCentralSystem centralSystem = StrictCentralSystem.start("");
                ChargerProcess charger = ChargerProcess.start(new ChargerProcess.Options()
                        .data(folder.resolve("data"))
                        .provision(Provisioning.of(centralSystem.url()).write(folder)))) {
            centralSystem.awaitCall("StatusNotification", p -> p.path("connectorId").asInt() == 1);
            Map<String, Object> blocked = Map.of("status", "Blocked", "parentIdTag", "FLEET", "expiryDate", "2099-01-01T00:00:00Z");
            Map<String, Object> entry = Map.of("idTag", SimulatorClient.idTag("04A23C5A"), "idTagInfo", blocked);
            assertEquals(0, listVersion(centralSystem));
            assertStatus("Accepted", sendList(centralSystem, 2, "Full", List.of(entry)));
            assertEquals(2, listVersion(centralSystem));
            assertStatus("VersionMismatch", sendList(centralSystem, 2, "Differential", List.of(entry)));
            assertStatus("Failed", sendList(centralSystem, 3, "Full", List.of(entry, entry)));
            charger.simulator().card("04A23C5A");
            centralSystem.awaitCall("StatusNotification", p -> p.path("errorCode").asText().equals("LocalListConflict"));
            assertStatus("Accepted", sendList(centralSystem, 3, "Differential", List.of(Map.of("idTag", entry.get("idTag")))));
            assertStatus("Accepted", centralSystem.call("ChangeConfiguration", Map.of("key", "LocalAuthListEnabled", "value", "false")));
            assertStatus("NotSupported", sendList(centralSystem, 4, "Full", List.of(entry)));
            assertEquals(-1, listVersion(centralSystem));
            assertEquals(List.of(), centralSystem.violations());
        }
    }

    private static JsonNode sendList(StrictCentralSystem centralSystem, int version, String type, List<Map<String, Object>> entries) {
        return centralSystem.call(
                "SendLocalList", Map.of("listVersion", version, "updateType", type, "localAuthorizationList", entries));
    }

    private static int listVersion(StrictCentralSystem centralSystem) {
        return centralSystem.call("GetLocalListVersion", Map.of()).path("payload").path("listVersion").asInt(Integer.MIN_VALUE);
    }

    private static void assertStatus(String expected, JsonNode answer) {
        assertEquals(expected, answer.path("payload").path("status").asText(), answer.toString());
    }
}
