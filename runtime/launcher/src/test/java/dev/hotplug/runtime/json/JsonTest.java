package dev.hotplug.runtime.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    @Test
    void readsEveryKindOfValue() throws JsonException {
        Object value = Json.read("{\"a\": [1, -2.5e1, true, false, null, \"\\u00e9\\n\\\"\"], \"b\": {}, \"c\": []}");

        assertEquals(
                Map.of("a", Arrays.asList(1L, -25.0, true, false, null, "é\n\""), "b", Map.of(), "c", List.of()), value);
    }

    @Test
    void readsCommentsOnlyWhereTheyAreAllowed() throws JsonException {
        String text = "// one\n{ /* two */ \"a\": 1 } // three";

        assertEquals(Map.of("a", 1L), Json.readCommented(text));
        assertThrows(JsonException.class, () -> Json.read(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "{\"a\":1,\"a\":2}         | the key \"a\" appears twice",
        "{\"a\":1} x               | something follows",
        "{\"a\":1                  | ends too early",
        "{\"a\" 1}                 | \":\" is expected",
        "{a:1}                     | a key in double quotes",
        "[1 2]                     | a comma or \"]\"",
        "[01]                      | a value is expected",
        "[1,]                      | a value is expected",
        "[tru]                     | a value is expected",
        "\"abc                     | a string is not closed",
        "\"\\x\"                   | unknown escape",
        "\"\\u12\"                 | unknown escape",
        "[99999999999999999999]    | a number is too large",
    })
    void saysWhatIsWrong(String text, String message) {
        JsonException wrong = assertThrows(JsonException.class, () -> Json.read(text));

        assertTrue(wrong.getMessage().contains(message), wrong.getMessage());
    }

    @Test
    void namesLineAndColumn() {
        JsonException wrong = assertThrows(JsonException.class, () -> Json.read("{\n  \"a\": ?\n}"));

        assertTrue(wrong.getMessage().endsWith("(line 2, column 8)"), wrong.getMessage());
    }

    @Test
    void doesNotOverflowOnDeepNesting() {
        assertThrows(JsonException.class, () -> Json.read("[".repeat(100_000)));
    }
}
