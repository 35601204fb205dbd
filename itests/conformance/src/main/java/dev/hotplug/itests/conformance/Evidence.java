package dev.hotplug.itests.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** For each row the tests that show it, each with its last result. */
final class Evidence {

    private final Map<String, Map<TestName, Result>> byRow = new TreeMap<>();

    Evidence(List<Shown> shown, Function<TestName, Result> results) {
        for (Shown one : shown) {
            one.rows().forEach(row -> byRow
                    .computeIfAbsent(row, r -> new TreeMap<>())
                    .put(one.test(), results.apply(one.test())));
        }
    }

    /** Ordered by name; empty when no test shows it. */
    Map<TestName, Result> of(String row) {
        return byRow.getOrDefault(row, Map.of());
    }

    Result result(String row) {
        return Result.of(of(row).values());
    }

    /** Names that annotations use and no row has, with those that use them. */
    Map<String, List<TestName>> withoutRow(Rows rows) {
        return byRow.entrySet().stream()
                .filter(entry -> !rows.has(entry.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> List.copyOf(entry.getValue().keySet()), (a, b) -> a, LinkedHashMap::new));
    }
}
