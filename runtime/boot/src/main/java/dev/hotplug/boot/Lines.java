package dev.hotplug.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small file of lines {@code name value}, in order, a name as often as it likes, under a SHA-256 of its own: {@code sum HEX}
 * is the last line. A value is one line of any text; backslash, line feed and carriage return are escaped.
 */
final class Lines {

    private static final String SUM = "sum";

    private final List<String[]> lines = new ArrayList<>();

    Lines put(String name, String value) {
        lines.add(new String[] {name, value});
        return this;
    }

    Lines put(String name, long value) {
        return put(name, Long.toString(value));
    }

    /** The last value of a name. */
    Optional<String> find(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    String get(String name) throws IOException {
        return find(name).orElseThrow(() -> new IOException("it does not say \"" + name + "\""));
    }

    long number(String name) throws IOException {
        return toLong(get(name));
    }

    static long toLong(String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("it holds a number that is none", e);
        }
    }

    /** Every value of a name, in order. */
    List<String> all(String name) {
        return lines.stream().filter(line -> line[0].equals(name)).map(line -> line[1]).toList();
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line[0]).append(' ').append(escaped(line[1])).append('\n'));
        String sum = Hash.of(text.toString().getBytes(StandardCharsets.UTF_8));
        return text.append(SUM).append(' ').append(sum).append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IOException when anything of it is missing or altered */
    static Lines parse(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.lastIndexOf("\n" + SUM + " ") + 1;
        String body = text.substring(0, end);
        String sum = SUM + " " + Hash.of(body.getBytes(StandardCharsets.UTF_8)) + "\n";
        if (end == 0 || !text.substring(end).equals(sum)) {
            throw new IOException("it is cut off or altered");
        }
        Lines lines = new Lines();
        for (String line : body.split("\n")) {
            int space = line.indexOf(' ');
            if (space < 1) {
                throw new IOException("it holds a line that is none");
            }
            lines.put(line.substring(0, space), unescaped(line.substring(space + 1)));
        }
        return lines;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescaped(String value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char next = value.charAt(++i);
                out.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
