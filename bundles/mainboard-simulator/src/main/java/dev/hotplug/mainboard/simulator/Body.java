package dev.hotplug.mainboard.simulator;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON object of a request, read field by field; whatever is not as it must be is a {@link Refused}. */
final class Body {
    private final Map<?, ?> fields;

    /** A request that cannot be done. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        final int status;

        Refused(int status, String sentence) {
            super(sentence);
            this.status = status;
        }
    }

    private Body(Map<?, ?> fields) {
        this.fields = fields;
    }

    /** Reads an object that has none but the allowed fields; an empty body is an empty object. */
    static Body parse(byte[] utf8, String... allowed) throws Refused {
        Object value = new String(utf8, StandardCharsets.UTF_8).isBlank() ? Map.of() : json(utf8);
        if (!(value instanceof Map<?, ?> map)) {
            throw new Refused(400, "the body must be a JSON object");
        }
        List<String> known = Arrays.asList(allowed);
        for (Object name : map.keySet()) {
            if (!known.contains(name)) {
                throw new Refused(400, "unknown field \"" + name + "\"; known are " + String.join(", ", known));
            }
        }
        return new Body(map);
    }

    private static Object json(byte[] utf8) throws Refused {
        try {
            return Json.read(utf8);
        } catch (Json.Malformed e) {
            throw new Refused(400, "the body is not JSON: " + e.getMessage());
        }
    }

    /** A number that may be missing. */
    Optional<Double> number(String name, double min, double max) throws Refused {
        if (!fields.containsKey(name)) {
            return Optional.empty();
        }
        if (fields.get(name) instanceof BigDecimal number && number.doubleValue() >= min && number.doubleValue() <= max) {
            return Optional.of(number.doubleValue());
        }
        throw new Refused(400, name + " must be a number from " + plain(min) + " to " + plain(max));
    }

    /** A whole number that may be missing. */
    Optional<Integer> whole(String name, int min, int max) throws Refused {
        Optional<Double> number = number(name, min, max);
        if (number.isPresent() && number.get() != Math.rint(number.get())) {
            throw new Refused(400, name + " must be a whole number");
        }
        return number.map(Double::intValue);
    }

    /** A text that may be missing. */
    Optional<String> text(String name) throws Refused {
        if (!fields.containsKey(name)) {
            return Optional.empty();
        }
        if (fields.get(name) instanceof String text) {
            return Optional.of(text);
        }
        throw new Refused(400, name + " must be a text");
    }

    /** True or false, or missing. */
    Optional<Boolean> flag(String name) throws Refused {
        if (!fields.containsKey(name)) {
            return Optional.empty();
        }
        if (fields.get(name) instanceof Boolean flag) {
            return Optional.of(flag);
        }
        throw new Refused(400, name + " must be true or false");
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
