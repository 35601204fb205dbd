package dev.hotplug.itests.blackbox;

import static dev.hotplug.itests.blackbox.ChargingProfiles.byDefault;
import static dev.hotplug.itests.blackbox.ChargingProfiles.max;
import static dev.hotplug.itests.blackbox.ChargingProfiles.tx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Smart Charging against ocpp-rpc in strict mode: not one answer breaks an official schema. */
@Shows({"SetChargingProfile", "ClearChargingProfile", "GetCompositeSchedule"})
class SmartChargingStrictTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void available() {
        StrictCentralSystem.assumeAvailable();
    }

    @Test
    void everyAnswerKeepsTheSchemas() {
        try (StrictCentralSystem centralSystem = StrictCentralSystem.start("");
                ChargerProcess charger = ChargerProcess.start(new ChargerProcess.Options()
                        .data(folder.resolve("data"))
                        .provision(Provisioning.of(centralSystem.url()).write(folder)))) {
            centralSystem.awaitCall("StatusNotification", p -> p.path("connectorId").asInt() == 1);
            answers(centralSystem);
            assertTrue(charger.running());
            assertEquals(List.of(), centralSystem.violations());
            assertTrue(charger.running());
        }
    }

    private static void answers(StrictCentralSystem centralSystem) {
        assertStatus("Accepted", centralSystem.call("SetChargingProfile", max(1)
                .with("chargingProfileKind", "Recurring").with("recurrencyKind", "Daily").with("validTo", "2099-01-01T00:00:00Z")
                .schedule("startSchedule", Instant.now().toString()).schedule("chargingRateUnit", "W")
                .schedule("minChargingRate", 1380.5).schedule("duration", 86_400).period(0, 7000.5).period(60, 5000).set(0)));
        assertStatus("Accepted", centralSystem.call("SetChargingProfile", byDefault(2).period(0, 16.1).set(1)));
        assertStatus("Rejected", centralSystem.call("SetChargingProfile", tx(3).period(0, 9).set(1)));
        for (String unit : List.of("A", "W")) {
            for (int connector = 0; connector < 2; connector++) {
                assertStatus("Accepted", centralSystem.call("GetCompositeSchedule", Map.of(
                        "connectorId", connector, "duration", 200_000, "chargingRateUnit", unit)));
            }
        }
        assertStatus("Accepted", centralSystem.call("GetCompositeSchedule", Map.of("connectorId", 1, "duration", 0)));
        assertStatus("Rejected", centralSystem.call("GetCompositeSchedule", Map.of("connectorId", 9, "duration", 60)));
        assertStatus("Accepted", centralSystem.call("ClearChargingProfile", Map.of("connectorId", 1, "stackLevel", 0)));
        assertStatus("Accepted", centralSystem.call("ClearChargingProfile", Map.of()));
        assertStatus("Unknown", centralSystem.call("ClearChargingProfile", Map.of()));
    }

    private static void assertStatus(String expected, JsonNode answer) {
        assertEquals(expected, answer.path("payload").path("status").asText(), answer.toString());
    }
}
