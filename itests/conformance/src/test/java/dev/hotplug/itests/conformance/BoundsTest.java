package dev.hotplug.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/bounds.md} names properties, keys and bundles that exist, with the values that are configured, and leaves no property out. */
class BoundsTest {

    private static final Path ROOT = Path.of(System.getProperty("hotplug.conformance.root", "../..")).toAbsolutePath().normalize();
    private static final Pattern CONFIGURED = Pattern.compile("config: `(dev\\.hotplug[a-z.]*)`((?:,? `\\w+`)*)");
    private static final Pattern IN_SLICE = Pattern.compile("feature slice `(\\w+)`: `([\\w.]+)`");
    private static final Pattern KEYS = Pattern.compile("OCPP key ((?:,? ?`\\w+`)+)");
    private static final Pattern FIXED = Pattern.compile("fixed \\(([a-z0-9, -]+)\\)");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern PROPERTY = Pattern.compile("\"(\\w+)\"\\s*:\\s*(\\d+)");
    private static final Pattern LIKE_A_BOUND =
            Pattern.compile("max[A-Z].*|.*(?:ytes|Entries|Calls|Characters|iles|Size|Length|Threads|Turns|Levels|Values|transfers|Frames|PerMinute)");

    /** From where on something is looked at or told: nobody can make it large. */
    private static final Set<String> NO_BOUNDS = Set.of("checkMebibytes", "freeStorageMebibytes");

    /** @param bound what is said of it, in words and numbers */
    record Row(String bound, String where) {}

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/bounds.md")).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split("\\|"))
                .map(cells -> new Row(cells[2], cells[3]))
                .toList();
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String text(String file) throws IOException {
        Path path = ROOT.resolve(file);
        return Files.exists(path) ? Files.readString(path) : "";
    }

    /** What a row says of properties that is not in the configuration file. */
    static List<String> wrong(Row row, String pid, List<String> properties, String file) {
        List<String> wrong = new ArrayList<>();
        for (String property : properties) {
            Matcher value = Pattern.compile("\"" + property + "\"\\s*:\\s*(\\d+)").matcher(file);
            if (!value.find()) {
                wrong.add(pid + " has no " + property);
            } else if (ways(property, Long.parseLong(value.group(1))).stream().noneMatch(way -> says(row.bound(), way))) {
                wrong.add(property + " is " + value.group(1) + " and not" + row.bound());
            }
        }
        return wrong;
    }

    /** How a value may be written. */
    private static List<String> ways(String property, long value) {
        List<String> ways = new ArrayList<>(List.of(String.format(Locale.ROOT, "%,d", value)));
        if (property.endsWith("Bytes") && value % 1024 == 0) {
            ways.add(value / 1024 + " KiB");
            ways.add(value / 1024 / 1024 + " MiB");
        } else if (property.endsWith("ytes") && value % 1024 == 0) {
            ways.add(value / 1024 + " MiB");
        }
        return ways;
    }

    private static boolean says(String bound, String value) {
        return Pattern.compile("(?<!\\d)(?<!\\d,)" + Pattern.quote(value) + "(?!\\d|,\\d)").matcher(bound).find();
    }

    @Test
    void everyPropertyThatThePageNamesHasTheValueItStates() throws IOException {
        List<String> wrong = new ArrayList<>();
        int properties = 0;
        for (Row row : rows()) {
            for (Matcher named = CONFIGURED.matcher(row.where()); named.find(); ) {
                List<String> names = names(NAME, named.group(2));
                properties += names.size();
                wrong.addAll(wrong(row, named.group(1), names, text("config/" + named.group(1) + ".json")));
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(properties > 25, "the page names only " + properties + " properties");
    }

    @Test
    void everyPropertyThatIsABoundIsOnThePage() throws IOException {
        String page = text("docs/bounds.md");
        List<String> missing = new ArrayList<>();
        try (Stream<Path> files = Files.list(ROOT.resolve("config"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".json")).toList()) {
                names(PROPERTY, Files.readString(file)).stream()
                        .filter(name -> LIKE_A_BOUND.matcher(name).matches() && !NO_BOUNDS.contains(name) && !page.contains("`" + name + "`"))
                        .forEach(name -> missing.add(file.getFileName() + " " + name));
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void whatElseThePageNamesExists() throws IOException {
        List<String> missing = new ArrayList<>();
        String keys = text("itests/conformance/rows/keys.txt");
        List<String> bundles = new ArrayList<>();
        for (String part : List.of("bundles", "runtime")) {
            try (Stream<Path> folders = Files.list(ROOT.resolve(part))) {
                folders.forEach(folder -> bundles.add(folder.getFileName().toString()));
            }
        }
        for (Row row : rows()) {
            IN_SLICE.matcher(row.where()).results()
                    .filter(found -> !quietly("features/slices/" + found.group(1) + ".json").contains(found.group(2)))
                    .forEach(found -> missing.add(found.group()));
            names(KEYS, row.where()).stream().flatMap(list -> names(NAME, list).stream())
                    .filter(key -> !keys.contains(key))
                    .forEach(missing::add);
            names(FIXED, row.where()).stream().flatMap(list -> Stream.of(list.split(", ")))
                    .filter(bundle -> !bundles.contains(bundle) && !bundles.contains("ocpp-" + bundle))
                    .forEach(missing::add);
        }
        assertEquals(List.of(), missing);
    }

    private static String quietly(String file) {
        try {
            return text(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void anotherValueIsFoundOut() {
        Row row = new Row(" 1,000 tags, 4 MiB ", "");
        assertEquals(List.of(), wrong(row, "p", List.of("tags", "journalKibibytes"), "{\"tags\": 1000, \"journalKibibytes\": 4096}"));
        assertEquals(
                List.of("tags is 100 and not 1,000 tags, 4 MiB ", "p has no other"),
                wrong(row, "p", List.of("tags", "other"), "{\"tags\": 100}"));
        assertEquals(1, wrong(row, "p", List.of("tags"), "{\"tags\": 1}").size());
    }
}
