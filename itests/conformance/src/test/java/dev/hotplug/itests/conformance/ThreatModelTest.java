package dev.hotplug.itests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/threat-model.md} names tests that exist, for each claim at least one. */
class ThreatModelTest {

    private static final Path ROOT = Path.of(System.getProperty("hotplug.conformance.root", "../..")).toAbsolutePath().normalize();
    /** {@code `SomeTest`} or {@code `SomeTest.itsMethod`}. */
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]*Test)(?:\\.([A-Za-z0-9_]+))?`");

    private static List<String> page() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/threat-model.md"));
    }

    private static Map<String, Path> sources() throws IOException {
        Map<String, Path> sources = new TreeMap<>();
        for (String part : List.of("bundles", "itests", "runtime")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                files.filter(file -> file.toString().contains("/src/test/") && file.toString().endsWith("Test.java"))
                        .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
        return sources;
    }

    /** What a text names that is not in the sources. */
    static List<String> missing(String text, Map<String, Path> sources) throws IOException {
        List<String> missing = new ArrayList<>();
        for (Matcher named = NAMED.matcher(text); named.find(); ) {
            Path source = sources.get(named.group(1));
            String method = named.group(2);
            if (source == null || method != null && !Files.readString(source).contains("void " + method + "(")) {
                missing.add(named.group());
            }
        }
        return missing;
    }

    @Test
    void everyTestThatThePageNamesExists() throws IOException {
        assertEquals(List.of(), missing(String.join("\n", page()), sources()));
    }

    /** A row of a table of claims ends with what shows it: a test, or the words "not shown". */
    @Test
    void everyClaimNamesWhatShowsIt() throws IOException {
        List<String> claims = page().stream().filter(line -> line.startsWith("| ") && !line.contains("| shown by |")).toList();
        assertTrue(claims.size() > 10, "the page has no claims");
        assertEquals(List.of(), claims.stream()
                .filter(line -> !NAMED.matcher(line).find() && !line.contains("not shown"))
                .toList());
    }

    @Test
    void aTestThatIsNotThereIsFoundOut() throws IOException {
        assertEquals(
                List.of("`NoSuchTest`", "`ThreatModelTest.noSuchMethod`"),
                missing("`NoSuchTest` `ThreatModelTest.noSuchMethod` `ThreatModelTest.aTestThatIsNotThereIsFoundOut`", sources()));
    }
}
