package dev.hotplug.itests.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A very short soak of the built distribution: that the machinery works, and that nothing is lost in twenty seconds. */
class SoakTest {

    @TempDir
    Path folder;

    @Test
    void twentySecondsOfTrouble() throws Exception {
        List<Finding> findings = new Soak(new Soak.Plan(folder, Duration.ofSeconds(20), 1, false)).run();
        assertEquals(List.of(), findings);
        assertTrue(Files.readString(folder.resolve("report.txt")).contains("Nothing was lost"));
        assertTrue(Json.read(Files.readString(folder.resolve("report.json"))).path("counts").path("transactions").asInt() > 0);
    }
}
