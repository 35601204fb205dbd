package dev.hotplug.runtime.compose;

import java.util.List;
import java.util.Map;

/** Writes plain values as JSON, two spaces a level, members in the map's order: the same input gives the same bytes. */
final class JsonText {
    private static final String LEVEL = "  ";

    private JsonText() {}

    static String of(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, "\n", out);
        return out.append('\n').toString();
    }

    private static void write(Object value, String line, StringBuilder out) {
        if (value instanceof Map<?, ?> members) {
            writeMembers(members, line, out);
        } else if (value instanceof List<?> items) {
            writeItems(items, line, out);
        } else if (value instanceof String text) {
            quote(text, out);
        } else {
            out.append(value);
        }
    }

    private static void writeMembers(Map<?, ?> members, String line, StringBuilder out) {
        String separator = "{";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            out.append(separator).append(line).append(LEVEL);
            quote(member.getKey().toString(), out);
            out.append(": ");
            write(member.getValue(), line + LEVEL, out);
            separator = ",";
        }
        out.append(members.isEmpty() ? "{}" : line + "}");
    }

    private static void writeItems(List<?> items, String line, StringBuilder out) {
        String separator = "[";
        for (Object item : items) {
            out.append(separator).append(line).append(LEVEL);
            write(item, line + LEVEL, out);
            separator = ",";
        }
        out.append(items.isEmpty() ? "[]" : line + "]");
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
