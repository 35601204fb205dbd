package dev.hotplug.driver.wallbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the codes of part numbers mean: the rows of {@code part-numbers.txt}, in their order. Immutable. */
record PartNumberTable(List<Row> rows) {

    private static final String FILE = "part-numbers.txt";
    private static final int COLUMNS = 5;
    private static final String ALL = "*";

    /** The table of this bundle. */
    static final PartNumberTable OURS = read();

    PartNumberTable {
        rows = List.copyOf(rows);
    }

    /**
     * One code.
     *
     * @param models first groups of the part numbers that have it; empty: all
     * @param facts  words with a value ({@code phases=3}) or without ({@code ocpp})
     */
    record Row(PartNumber.Group group, String code, Set<String> models, String meaning, Map<String, String> facts) {

        Row {
            models = Set.copyOf(models);
            facts = Map.copyOf(facts);
        }

        boolean of(String model) {
            return models.isEmpty() || models.contains(model);
        }

        boolean has(String fact) {
            return facts.containsKey(fact);
        }
    }

    /** The row of a code in the part number of a model. */
    Optional<Row> find(PartNumber.Group group, String code, String model) {
        return rows.stream().filter(r -> r.group() == group && r.code().equals(code) && r.of(model)).findFirst();
    }

    /** The codes of a group that a model has with a fact, in the order of the table. */
    List<String> codes(PartNumber.Group group, String fact, String model) {
        return rows.stream().filter(r -> r.group() == group && r.of(model) && r.has(fact)).map(Row::code).toList();
    }

    private static PartNumberTable read() {
        try (InputStream file = PartNumberTable.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new PartNumberTable(lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PartNumberTable::row)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] columns = line.split("\\|", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException(FILE + " has a row with other than " + COLUMNS + " columns: " + line);
        }
        String[] cells = Arrays.stream(columns).map(String::strip).toArray(String[]::new);
        return new Row(PartNumber.Group.valueOf(cells[0].toUpperCase(Locale.ROOT)), cells[1], models(cells[2]), cells[3], facts(cells[4]));
    }

    private static Set<String> models(String cell) {
        return cell.equals(ALL) ? Set.of() : Set.of(cell.split(" "));
    }

    private static Map<String, String> facts(String cell) {
        Map<String, String> facts = new HashMap<>();
        for (String word : cell.isEmpty() ? new String[0] : cell.split(" ")) {
            int equals = word.indexOf('=');
            facts.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
        }
        return facts;
    }
}
