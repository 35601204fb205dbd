package dev.hotplug.update.set;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads one JSON document (RFC 8259) of somebody whom nobody trusts yet into plain values: {@code Map<String,Object>} (sorted),
 * {@code List<Object>}, {@code String}, {@code Long}, {@code Double}, {@code Boolean}. There is no {@code null}; a key appears once per
 * object; 16 levels and 50,000 values are the end. One reader reads one text.
 */
final class Json {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_VALUES = 50_000;

    /** Integers that every JSON reader keeps exactly. */
    static final long MAX_INTEGER = (1L << 53) - 1;

    private static final int MAX_DIGITS = 15;

    private final String text;
    private int at;
    private int values;

    private Json(String text) {
        this.text = text;
    }

    static Object read(byte[] utf8, String what) throws Unfit {
        try {
            return new Json(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString()).document();
        } catch (CharacterCodingException e) {
            throw Unfit.of(Reason.NOT_JSON, "%s is not UTF-8.", what);
        } catch (Wrong e) {
            throw Unfit.of(Reason.NOT_JSON, "%s is no JSON that can be read: %s.", what, e.getMessage());
        }
    }

    private Object document() throws Wrong {
        Object value = value(0);
        skipSpace();
        if (at < text.length()) {
            throw wrong("something follows its end");
        }
        return value;
    }

    private Object value(int depth) throws Wrong {
        if (depth > MAX_DEPTH || ++values > MAX_VALUES) {
            throw wrong("it has more than " + MAX_DEPTH + " levels or " + MAX_VALUES + " values");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) throws Wrong {
        Map<String, Object> members = new TreeMap<>();
        at++;
        if (peek() == '}') {
            at++;
            return members;
        }
        do {
            if (peek() != '"') {
                throw wrong("a key in double quotes is expected");
            }
            String key = string();
            if (peek() != ':') {
                throw wrong("a colon is expected");
            }
            at++;
            if (members.put(key, value(depth + 1)) != null) {
                throw wrong("a key appears twice in one object");
            }
        } while (another('}'));
        return members;
    }

    private List<Object> array(int depth) throws Wrong {
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
    private boolean another(char close) throws Wrong {
        char c = peek();
        if (c != ',' && c != close) {
            throw wrong("a comma or \"" + close + "\" is expected");
        }
        at++;
        return c == ',';
    }

    private Object word(String word, Object value) throws Wrong {
        if (!text.startsWith(word, at)) {
            throw wrong("a value is expected");
        }
        at += word.length();
        return value;
    }

    /** Integers up to 2^53, and decimals of at most 15 digits without exponent: what every reader and writer agrees on. */
    private Object number() throws Wrong {
        int start = at;
        while (at < text.length() && at - start < 40 && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (digits.matches("-?(0|[1-9][0-9]{0,15})") && Math.abs(Long.parseLong(digits)) <= MAX_INTEGER) {
            return Long.valueOf(digits);
        }
        if (digits.matches("-?(0|[1-9][0-9]*)\\.[0-9]+") && digits.replaceAll("[-.]", "").length() <= MAX_DIGITS) {
            return Double.valueOf(digits);
        }
        at = start;
        throw wrong("a value of a permitted kind is expected");
    }

    private String string() throws Wrong {
        StringBuilder out = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return out.toString();
            }
            if (c < ' ') {
                throw wrong("a string holds a raw control character");
            }
            out.append(c == '\\' ? escaped() : c);
        }
        throw wrong("a string is not closed");
    }

    private char escaped() throws Wrong {
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

    /** The next character that is not white space. */
    private char peek() throws Wrong {
        skipSpace();
        if (at >= text.length()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private Wrong wrong(String what) {
        return new Wrong(what + " (character " + (at + 1) + ")");
    }

    private static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }
}
