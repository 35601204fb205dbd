package dev.hotplug.update.set;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes plain values in the one form that they have under RFC 8785: members sorted, no white space, shortest escapes, UTF-8. Of numbers
 * it writes integers and short decimals, where that form is the plain one.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** @param value maps with text keys, lists, texts, integers, decimals, booleans */
    public static byte[] bytes(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> members) {
            writeMembers(members, out);
        } else if (value instanceof List<?> items) {
            writeItems(items, out);
        } else if (value instanceof String text) {
            quote(text, out);
        } else if (value instanceof Double number) {
            out.append(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
        } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("a document holds no " + (value == null ? "null" : value.getClass().getName()));
        }
    }

    /** RFC 8785 sorts by UTF-16 units, as texts of Java compare. */
    private static void writeMembers(Map<?, ?> members, StringBuilder out) {
        Map<String, Object> sorted = new TreeMap<>();
        members.forEach((key, value) -> sorted.put((String) key, value));
        String separator = "";
        out.append('{');
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            out.append(separator);
            quote(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeItems(List<?> items, StringBuilder out) {
        String separator = "";
        out.append('[');
        for (Object item : items) {
            out.append(separator);
            write(item, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i), out);
        }
        out.append('"');
    }

    private static void escape(char c, StringBuilder out) {
        int brief = "\"\\\b\f\n\r\t".indexOf(c);
        if (brief >= 0) {
            out.append('\\').append("\"\\bfnrt".charAt(brief));
        } else if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
        } else {
            out.append(c);
        }
    }
}
