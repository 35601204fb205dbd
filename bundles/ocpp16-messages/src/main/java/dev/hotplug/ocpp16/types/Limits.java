package dev.hotplug.ocpp16.types;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The limits of OCPP 1.6 for compact constructors. Every method throws {@link ConstraintViolation} or returns. */
public final class Limits {

    private Limits() {}

    /** A CiString: at most {@code max} characters of any kind. */
    public static void text(String field, String value, int max) {
        if (value.length() > max) {
            throw property(field, "has more than " + max + " characters");
        }
    }

    public static void text(String field, Optional<String> value, int max) {
        value.ifPresent(v -> text(field, v, max));
    }

    public static void atLeast(String field, int min, int value) {
        if (value < min) {
            throw property(field, "is less than " + min);
        }
    }

    public static void atLeast(String field, int min, Optional<Integer> value) {
        value.ifPresent(v -> atLeast(field, min, v));
    }

    /** A number of at most one digit after the decimal point. */
    public static void oneDecimal(String field, BigDecimal value) {
        if (value.stripTrailingZeros().scale() > 1) {
            throw property(field, "has more than one decimal");
        }
    }

    /** A list of one or more; returns an unmodifiable copy. */
    public static <T> List<T> some(String field, List<T> list) {
        if (list.isEmpty()) {
            throw new ConstraintViolation(field, ConstraintViolation.Kind.OCCURENCE, "is missing or empty");
        }
        return List.copyOf(list);
    }

    private static ConstraintViolation property(String field, String text) {
        return new ConstraintViolation(field, ConstraintViolation.Kind.PROPERTY, text);
    }
}
