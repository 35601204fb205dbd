package dev.hotplug.runtime.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON document into plain values: {@code Map<String,Object>} in document order, {@code List<Object>}, {@code String},
 * {@code Long}, {@code Double}, {@code Boolean} and {@code null}.
 *
 * <p>Stricter than most: a key may appear once per object, nothing may follow the document, and nesting ends at 32 levels.
 * Not thread-safe; one reader reads one text.
 */
public final class Json {
    private static final int MAX_DEPTH = 32;

    private final String text;
    private final boolean comments;
    private int at;

    private Json(String text, boolean comments) {
        this.text = text;
        this.comments = comments;
    }

    /** Reads a document as RFC 8259 has it. */
    public static Object read(String text) throws JsonException {
        return new Json(text, false).document();
    }

    /** The same, but {@code //} and {@code /* *}{@code /} comments count as white space. */
    public static Object readCommented(String text) throws JsonException {
        return new Json(text, true).document();
    }

    private Object document() throws JsonException {
        if (!text.isEmpty() && text.charAt(0) == '\uFEFF') {
            at = 1;
        }
        Object value = value(0);
        skipSpace();
        if (at < text.length()) {
            throw wrong("something follows the end of the document");
        }
        return value;
    }

    private Object value(int depth) throws JsonException {
        if (depth > MAX_DEPTH) {
            throw wrong("it is nested deeper than " + MAX_DEPTH + " levels");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) throws JsonException {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        if (peek() == '}') {
            at++;
            return members;
        }
        do {
            String key = key();
            if (members.containsKey(key)) {
                throw wrong("the key \"" + key + "\" appears twice in one object");
            }
            expect(':');
            members.put(key, value(depth + 1));
        } while (another('}'));
        return members;
    }

    private String key() throws JsonException {
        if (peek() != '"') {
            throw wrong("a key in double quotes is expected");
        }
        return string();
    }

    private List<Object> array(int depth) throws JsonException {
        List<Object> items = new ArrayList<>();
        at++;
        if (peek() == ']') {
            at++;
            return items;
        }
        do {
            items.add(value(depth + 1));
        } while (another(']'));
        return items;
    }

    /** After a member: true at a comma, false at the closing bracket. */
    private boolean another(char close) throws JsonException {
        char c = peek();
        if (c != ',' && c != close) {
            throw wrong("a comma or \"" + close + "\" is expected");
        }
        at++;
        return c == ',';
    }

    private void expect(char wanted) throws JsonException {
        if (peek() != wanted) {
            throw wrong("\"" + wanted + "\" is expected");
        }
        at++;
    }

    private Object word(String word, Object value) throws JsonException {
        if (!text.startsWith(word, at)) {
            throw wrong("a value is expected");
        }
        at += word.length();
        return value;
    }

    private Object number() throws JsonException {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            at = start;
            throw wrong("a value is expected");
        }
        return toNumber(digits);
    }

    private Object toNumber(String digits) throws JsonException {
        try {
            if (digits.matches("-?[0-9]+")) {
                return Long.valueOf(digits);
            }
        } catch (NumberFormatException e) {
            throw wrong("a number is too large");
        }
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw wrong("a number is too large");
        }
        return value;
    }

    private String string() throws JsonException {
        StringBuilder out = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return out.toString();
            }
            if (c < ' ') {
                throw wrong("a string holds a raw control character (a line break is written \\n)");
            }
            out.append(c == '\\' ? escaped() : c);
        }
        throw wrong("a string is not closed");
    }

    private char escaped() throws JsonException {
        at++;
        char c = at < text.length() ? text.charAt(at) : 0;
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (c != 'u' || at + 4 >= text.length() || !text.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
            throw wrong("a string holds an unknown escape");
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
    }

    /** The next character that is not white space; a document that ends here is wrong. */
    private char peek() throws JsonException {
        skipSpace();
        if (at >= text.length()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at);
    }

    private void skipSpace() throws JsonException {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else if (comments && c == '/') {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipComment() throws JsonException {
        boolean line = text.startsWith("//", at);
        if (!line && !text.startsWith("/*", at)) {
            throw wrong("a value is expected");
        }
        int end = text.indexOf(line ? "\n" : "*/", at + 2);
        if (end < 0 && !line) {
            throw wrong("a comment is not closed");
        }
        at = end < 0 ? text.length() : end + (line ? 1 : 2);
    }

    private JsonException wrong(String what) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            boolean broken = text.charAt(i) == '\n';
            line += broken ? 1 : 0;
            column = broken ? 1 : column + 1;
        }
        return new JsonException(what + " (line " + line + ", column " + column + ")");
    }
}
