package dev.hotplug.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hotplug.store.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldsTextTest {

    private static final String ODD = "\0\n\r\t\\=eun0 \uD800\uDBFF\uDC00\uDFFF\uFFFE\uFFFF\u00e9\u4e16'\"{}";

    @Test
    void a_record_is_lines_in_the_order_of_their_names() {
        Fields fields = Fields.of("unit", "Wh", "idTag", "04A2", "note", "a=b\nc\\");
        assertEquals("idTag=04A2\nnote=a\\eb\\nc\\\\\nunit=Wh\n", new String(FieldsText.encode(fields), UTF_8));
    }

    @Test
    void an_empty_record_and_empty_names_and_texts_come_back() {
        assertEquals(Fields.of(), FieldsText.decode(FieldsText.encode(Fields.of())));
        assertEquals(Fields.of("", ""), FieldsText.decode(FieldsText.encode(Fields.of("", ""))));
    }

    @Test
    void any_characters_come_back() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                values.put(text(random), text(random));
            }
            Fields fields = new Fields(values);
            assertEquals(fields, FieldsText.decode(FieldsText.encode(fields)), () -> "of " + values);
        }
    }

    @Test
    void any_key_comes_back_and_is_not_another_ones() {
        Random random = new Random(2);
        Map<String, String> owners = new LinkedHashMap<>();
        for (int round = 0; round < 20_000; round++) {
            String key = text(random);
            String stored = new String(Escapes.key(key).getBytes(UTF_8), UTF_8);
            assertEquals(key, Escapes.plain(stored));
            assertEquals(key, owners.computeIfAbsent(stored, s -> key));
        }
    }

    @Test
    void what_was_never_written_is_refused() {
        for (String text : new String[] {"a", "a=b", "=", "a\n", "a=\\\n", "a=\\x\n", "a=\\u12\n", "a=\\uzzzz\n", "\n"}) {
            assertThrows(IllegalArgumentException.class, () -> FieldsText.decode(text.getBytes(UTF_8)), text);
        }
    }

    private static String text(Random random) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            out.append(random.nextBoolean() ? ODD.charAt(random.nextInt(ODD.length())) : (char) random.nextInt(0x10000));
        }
        return out.toString();
    }
}
