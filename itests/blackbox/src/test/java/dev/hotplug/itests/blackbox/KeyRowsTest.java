package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The keys of the running product and the rows of the conformance table are the same, so that no key can come without a test
 * of its effect: {@code itests/conformance} fails when a row has none.
 */
class KeyRowsTest extends BenchTest {

    /** Keys of other models than the one that runs here. */
    private static final Set<String> OTHER_MODELS = Set.of("DisplayLanguage", "OcppByInstaller");
    private static final Path ROWS = Path.of(System.getProperty("user.dir"), "../conformance/rows");

    /** Name to access, as the rows have it. */
    private final Map<String, String> rows = new TreeMap<>();
    /** Name to read-only, as the product says it. */
    private final Map<String, Boolean> keys = new TreeMap<>();

    /** Rows of parts that are still to come. */
    private final Set<String> marked = new TreeSet<>();

    @BeforeAll
    void read() {
        lines("keys.txt").forEach(cells -> rows.put(cells[0], cells[3]));
        lines("not-built-yet.txt").forEach(cells -> marked.add(cells[0]));
        JsonNode all = centralSystem.call("GetConfiguration", Map.of()).path("configurationKey");
        all.forEach(key -> keys.put(key.path("key").asText(), key.path("readonly").asBoolean()));
    }

    @Test
    void everyKeyOfTheProductHasARow() {
        Set<String> without = new TreeSet<>(keys.keySet());
        without.removeAll(rows.keySet());
        assertEquals(new TreeSet<>(), without, "keys without a row in itests/conformance/rows/keys.txt");
        assertFalse(keys.isEmpty());
    }

    @Test
    void everyRowIsAKeyOfTheProduct_unlessItsPartIsStillToCome() {
        Set<String> missing = new TreeSet<>(rows.keySet());
        missing.removeAll(keys.keySet());
        missing.removeIf(key -> rows.get(key).equals("W"));
        missing.removeAll(marked);
        missing.removeAll(OTHER_MODELS);
        assertEquals(new TreeSet<>(), missing, "rows whose key the product does not have");
    }

    @Test
    void theAccessIsAsTheRowSays() {
        keys.forEach((key, readOnly) -> assertEquals(readOnly ? "R" : "RW", rows.get(key), key));
    }

    /** A key that is never shown is not in the list of all, but it can be changed. */
    @Test
    void whatCanOnlyBeWrittenHasARowToo() {
        rows.forEach((key, access) -> {
            if (access.equals("W") && !marked.contains(key)) {
                JsonNode named = centralSystem.call("GetConfiguration", Map.of("key", List.of(key)));
                assertEquals(key, named.path("configurationKey").path(0).path("key").asText());
                assertFalse(named.path("configurationKey").path(0).has("value"));
            }
        });
    }

    private static List<String[]> lines(String file) {
        try {
            return Files.readAllLines(ROWS.resolve(file)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s*\\|\\s*"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
