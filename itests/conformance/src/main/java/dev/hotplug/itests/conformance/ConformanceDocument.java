package dev.hotplug.itests.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table as a Markdown page. The same rows, tests and results give the same text: no time, no machine, one order. */
final class ConformanceDocument {

    private static final String NOT_YET = "not built yet";

    private final Rows rows;
    private final Evidence evidence;

    ConformanceDocument(Rows rows, Evidence evidence) {
        this.rows = rows;
        this.evidence = evidence;
    }

    String text() {
        List<String> lines = new ArrayList<>(List.of(
                "# OCPP 1.6 conformance",
                "",
                "Written by `itests/conformance` at the end of a whole `mvn verify`, from the `@Shows` annotations of the tests and their last",
                "results; rows are data in [itests/conformance/rows](../itests/conformance/rows). Do not edit it: how it comes about is in the",
                "[README](../itests/conformance/README.md) there. A test shows a row when it fails as soon as the row does not hold; of a",
                "configuration key it shows the effect. OCTT cases were not run with that tool: these are our own tests of what the case is about.",
                ""));
        lines.addAll(summary());
        for (Kind kind : Kind.values()) {
            lines.addAll(section(kind));
        }
        return String.join("\n", lines) + "\n";
    }

    private List<String> summary() {
        List<String> lines = new ArrayList<>(List.of("| | rows | passed | failed | skipped | not run | " + NOT_YET + " |", "|---|---|---|---|---|---|---|"));
        for (Kind kind : Kind.values()) {
            Map<String, Long> count = rows.of(kind).collect(Collectors.groupingBy(this::result, LinkedHashMap::new, Collectors.counting()));
            lines.add("| " + kind.title() + " | " + rows.of(kind).count() + " | "
                    + Stream.of("passed", "failed", "skipped", "not run", NOT_YET)
                            .map(words -> count.getOrDefault(words, 0L).toString())
                            .collect(Collectors.joining(" | "))
                    + " |");
        }
        return lines;
    }

    private List<String> section(Kind kind) {
        List<String> columns = new ArrayList<>(kind.columns());
        columns.addAll(List.of("last result", "shown by"));
        List<String> lines = new ArrayList<>(List.of("", "## " + kind.title(), ""));
        lines.add(line(columns));
        lines.add("|" + "---|".repeat(columns.size()));
        rows.of(kind).map(this::row).forEach(lines::add);
        return lines;
    }

    private String row(Row row) {
        List<String> cells = new ArrayList<>(row.cells());
        cells.add(result(row));
        cells.add(rows.mark(row.name()).filter(mark -> evidence.of(row.name()).isEmpty()).map(Mark::reason).orElseGet(() -> tests(row)));
        return line(cells);
    }

    private String result(Row row) {
        boolean marked = rows.mark(row.name()).isPresent() && evidence.of(row.name()).isEmpty();
        return marked ? NOT_YET : evidence.result(row.name()).words();
    }

    /** Module and class once, then their methods; the result only of a method that did not pass. */
    private String tests(Row row) {
        Map<String, List<String>> byClass = new LinkedHashMap<>();
        evidence.of(row.name()).forEach((test, result) -> byClass
                .computeIfAbsent(test.module() + " " + test.shortClass(), c -> new ArrayList<>())
                .add("`" + test.method() + "`" + (result == Result.PASSED ? "" : " (" + result.words() + ")")));
        return byClass.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("<br>"));
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
