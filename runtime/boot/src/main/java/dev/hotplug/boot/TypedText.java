package dev.hotplug.boot;

import java.io.IOException;

/** A configuration value as text that knows its type: string, long, double, boolean, or an array of strings. */
final class TypedText {

    private static final String ITEM = "\u001f";

    private TypedText() {}

    static String of(Object value) {
        if (value instanceof String[] items) {
            return "A" + items.length + ":" + String.join(ITEM, items);
        }
        if (value instanceof Long || value instanceof Integer) {
            return "L:" + value;
        }
        if (value instanceof Double) {
            return "D:" + value;
        }
        if (value instanceof Boolean) {
            return "B:" + value;
        }
        return "S:" + value;
    }

    static Object parse(String text) throws IOException {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IOException("it holds a value that is none");
        }
        String rest = text.substring(colon + 1);
        return switch (text.charAt(0)) {
            case 'A' -> colon == 2 && text.charAt(1) == '0' ? new String[0] : rest.split(ITEM, -1);
            case 'L' -> Lines.toLong(rest);
            case 'D' -> real(rest);
            case 'B' -> Boolean.valueOf(rest);
            case 'S' -> rest;
            default -> throw new IOException("it holds a value of an unknown type");
        };
    }

    private static Double real(String text) throws IOException {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IOException("it holds a number that is none", e);
        }
    }
}
