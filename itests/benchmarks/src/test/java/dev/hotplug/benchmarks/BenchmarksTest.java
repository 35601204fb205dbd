package dev.hotplug.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.PackagedDistribution;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whether the benchmarks still run; how fast anything is says nothing here. */
class BenchmarksTest {

    @Test
    @Timeout(300)
    void everyBenchmarkRunsAndGivesItsRows(@TempDir Path work) {
        Path target = Path.of("../../runtime/distribution/target");
        Table table = new Table(row -> { });

        String report = new Benchmarks(Site.prepare(PackagedDistribution.in(target), work, true), List.of(), table).run();

        Set<String> numbers = table.rows().stream().map(Table.Row::number).collect(Collectors.toSet());
        for (int i = 1; i <= 15; i++) {
            assertTrue(numbers.contains("G" + i), "no row G" + i + " in\n" + report);
        }
        assertEquals("0", measured(table, "G8").replaceAll(".*lost (\\d+).*", "$1"));
        assertTrue(measured(table, "G9").startsWith("lost 0;"), measured(table, "G9"));
        assertTrue(measured(table, "G11").startsWith("all, in order"), measured(table, "G11"));
    }

    private static String measured(Table table, String number) {
        return table.rows().stream()
                .filter(row -> row.number().equals(number))
                .findFirst()
                .orElseThrow()
                .measured();
    }
}
