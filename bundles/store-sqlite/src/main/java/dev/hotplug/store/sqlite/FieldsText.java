package dev.hotplug.store.sqlite;

import dev.hotplug.store.Fields;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a record looks on disk: UTF-8, one {@code name=value} line per field in the order of the names, with
 * {@link Escapes}. An empty record is empty.
 */
final class FieldsText {

    private FieldsText() {}

    static byte[] encode(Fields fields) {
        StringBuilder out = new StringBuilder(64 + 24 * fields.values().size());
        new TreeMap<>(fields.values()).forEach((name, value) -> line(out, name, value));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException for what {@link #encode} never writes */
    static Fields decode(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        Map<String, String> values = new LinkedHashMap<>();
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            int equals = text.indexOf('=', at);
            if (end < 0 || equals < 0 || equals > end) {
                throw new IllegalArgumentException("not a line of a record");
            }
            values.put(Escapes.plain(text.substring(at, equals)), Escapes.plain(text.substring(equals + 1, end)));
            at = end + 1;
        }
        return new Fields(values);
    }

    private static void line(StringBuilder out, String name, String value) {
        Escapes.line(out, name);
        out.append('=');
        Escapes.line(out, value);
        out.append('\n');
    }
}
