package dev.hotplug.itests.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one charger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BenchTest {

    Bench bench;
    WireCentralSystem centralSystem;
    SimulatorClient world;

    @BeforeAll
    void start(@TempDir Path folder) {
        bench = Bench.start(folder, keys());
        centralSystem = bench.centralSystem;
        world = bench.world;
    }

    @AfterEach
    void home() {
        bench.home();
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    /** Keys of the provisioning file. */
    Map<String, String> keys() {
        return Map.of();
    }

    /** A later test of a class talks to the world of the process that runs then. */
    void restart() {
        bench.restart();
        world = bench.world;
    }

    void powerCut() {
        bench.powerCut();
        world = bench.world;
    }

    static String text(WireCentralSystem.Call call, String field) {
        return call.payload().path(field).asText();
    }

    static long number(WireCentralSystem.Call call, String field) {
        return call.payload().path(field).asLong();
    }

    /** Every status of connector 1 since the last {@link Bench#home()}. */
    List<String> statuses() {
        return centralSystem.calls("StatusNotification").stream()
                .filter(c -> number(c, "connectorId") == 1)
                .map(c -> text(c, "status"))
                .toList();
    }

    /** The values of a measurand in a list of meter values, in their order. */
    static List<String> values(JsonNode meterValues, String measurand) {
        return meterValues.findParents("value").stream()
                .filter(v -> v.path("measurand").asText("Energy.Active.Import.Register").equals(measurand))
                .map(v -> v.path("value").asText())
                .toList();
    }
}
