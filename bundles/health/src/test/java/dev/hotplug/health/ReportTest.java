package dev.hotplug.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

    @ParameterizedTest
    @CsvSource({"OK,true", "WARN,true", "TEMPORARILY_UNAVAILABLE,false", "CRITICAL,false", "HEALTH_CHECK_ERROR,false"})
    void theWorstStatusDecides(Status status, boolean fit) {
        assertEquals(fit, Report.isFit(Map.of("a", new Result(Status.OK, "fine"), "b", new Result(status, "so"))));
    }

    @Test
    void isNotFitWithoutChecks() {
        assertFalse(Report.isFit(Map.of()));
    }

    @Test
    void writesJson() {
        Map<String, Result> results = new TreeMap<>(
                Map.of("driver", new Result(Status.OK, "there"), "store", new Result(Status.CRITICAL, "said \"no\"\n")));

        String json = Report.of(results);

        assertTrue(json.startsWith("{\n  \"status\": \"CRITICAL\""), json);
        assertTrue(json.contains("{\"name\": \"driver\", \"status\": \"OK\", \"messages\": [\"there\"]},"), json);
        assertTrue(json.contains("[\"said \\\"no\\\"\\u000a\"]"), json);
    }
}
