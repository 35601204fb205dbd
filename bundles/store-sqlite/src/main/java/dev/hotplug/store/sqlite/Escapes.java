package dev.hotplug.store.sqlite;

/**
 * Escapes that let any Java text pass through UTF-8, SQLite's TEXT and lines: a backslash, then {@code \} for itself,
 * {@code n} for a line feed, {@code e} for the equals sign, {@code 0} for NUL, or {@code u} with four hex digits for half
 * a surrogate pair.
 */
final class Escapes {

    private Escapes() {}

    /** For a key column: nearly always the text itself. Keeps the order of keys, except among NUL and half pairs. */
    static String key(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!passesInKey(text, i)) {
                StringBuilder out = new StringBuilder(text.length() + 8);
                append(out, text, false);
                return out.toString();
            }
        }
        return text;
    }

    /** For a name or a value in a {@code name=value} line. */
    static void line(StringBuilder out, String text) {
        append(out, text, true);
    }

    /**
     * The text again.
     *
     * @throws IllegalArgumentException for what these escapes never write
     */
    static String plain(String escaped) {
        int at = escaped.indexOf('\\');
        if (at < 0) {
            return escaped;
        }
        StringBuilder out = new StringBuilder(escaped.length()).append(escaped, 0, at);
        while (at < escaped.length()) {
            at = appendPlain(out, escaped, at);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String text, boolean line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (passesInKey(text, i) && !(line && (c == '\n' || c == '='))) {
                out.append(c);
            } else {
                escape(out, c);
            }
        }
    }

    private static boolean passesInKey(String text, int i) {
        char c = text.charAt(i);
        return c != '\\' && c != 0 && !(Character.isSurrogate(c) && isHalfPair(text, i));
    }

    private static boolean isHalfPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static void escape(StringBuilder out, char c) {
        switch (c) {
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '=' -> out.append("\\e");
            case 0 -> out.append("\\0");
            default -> out.append("\\u").append(String.format("%04x", (int) c));
        }
    }

    /** Appends the character at {@code at}, escaped or not; the position after it. */
    private static int appendPlain(StringBuilder out, String escaped, int at) {
        char c = escaped.charAt(at);
        if (c != '\\') {
            out.append(c);
            return at + 1;
        }
        if (at + 1 == escaped.length()) {
            throw new IllegalArgumentException("an escape without its letter");
        }
        return appendEscaped(out, escaped, at + 1);
    }

    private static int appendEscaped(StringBuilder out, String escaped, int letter) {
        switch (escaped.charAt(letter)) {
            case '\\' -> out.append('\\');
            case 'n' -> out.append('\n');
            case 'e' -> out.append('=');
            case '0' -> out.append('\0');
            case 'u' -> {
                return appendHex(out, escaped, letter + 1);
            }
            default -> throw new IllegalArgumentException("an unknown escape");
        }
        return letter + 1;
    }

    private static int appendHex(StringBuilder out, String escaped, int digits) {
        if (digits + 4 > escaped.length()) {
            throw new IllegalArgumentException("an escape cut short");
        }
        out.append((char) Integer.parseInt(escaped, digits, digits + 4, 16));
        return digits + 4;
    }
}
