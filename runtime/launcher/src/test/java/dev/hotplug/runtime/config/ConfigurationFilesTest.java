package dev.hotplug.runtime.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.runtime.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFilesTest {
    @TempDir
    Path folder;

    private ConfigurationFiles files;

    @BeforeEach
    void makeModelFolder() throws IOException {
        Files.createDirectories(folder.resolve("big"));
        files = new ConfigurationFiles(folder, Set.of("a.b", "c.d"));
    }

    @Test
    void theModelOverridesTheDefaultKeyByKey() throws IOException {
        write("a.b.json", "// why\n{ \"one\": \"1\", \"two\": 2, \"three\": true, \"gone\": 4 }");
        write("big/a.b.json", "{ \"two\": 22, \"five\": [\"x\", \"y\"], \"gone\": null }");

        Map<String, Object> merged = files.merged("big").get("a.b");

        assertEquals("1", merged.get("one"));
        assertEquals(22L, merged.get("two"));
        assertEquals(true, merged.get("three"));
        assertArrayEquals(new String[] {"x", "y"}, (String[]) merged.get("five"));
        assertFalse(merged.containsKey("gone"));
    }

    @Test
    void anotherModelKeepsTheDefault() throws IOException {
        write("a.b.json", "{ \"two\": 2 }");
        write("big/a.b.json", "{ \"two\": 22 }");

        assertEquals(2L, files.merged("small").get("a.b").get("two"));
    }

    @Test
    void theModelMayConfigureWhatHasNoDefault() throws IOException {
        write("big/c.d.json", "{ \"x\": 1.5 }");

        assertEquals(Map.of("x", 1.5), files.merged("big").get("c.d"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "x.y.json     | {}            | config/x.y.json belongs to nobody",
        "big/x.y.json | {}            | config/big/x.y.json belongs to nobody",
        "a.b.json     | {\"a\": }     | config/a.b.json is malformed: a value is expected (line 1, column 7)",
        "a.b.json     | []            | must hold one JSON object",
        "a.b.json     | {\"a\": {}}   | \"a\" must be a string, a number",
        "a.b.json     | {\"a\": [1]}  | \"a\" must be a string, a number",
        "a.b.json     | {\"a\":1,\"a\":2} | appears twice",
    })
    void refusesInOneSentenceThatNamesTheFile(String name, String text, String part) throws IOException {
        write(name, text);

        Refusal refusal = assertThrows(Refusal.class, () -> files.merged("big"));

        assertEquals(2, refusal.exitCode());
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
