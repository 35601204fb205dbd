package dev.hotplug.ocpp.dispatch;

import dev.hotplug.model.IdTag;
import dev.hotplug.model.UnitOfMeasure;
import dev.hotplug.model.WireName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The types that are one JSON value each. */
final class Adapters {

    /** Digits a number may have, also when written without its exponent. */
    private static final int MAX_DIGITS = 40;

    /** By type; records and enums are made as they are met. */
    static final Map<Class<?>, Adapter> SCALARS = Map.of(
            String.class, new TextAdapter(),
            IdTag.class, new IdTagAdapter(),
            Instant.class, new InstantAdapter(),
            BigDecimal.class, new DecimalAdapter(),
            int.class, new WholeAdapter<>(BigDecimal::intValueExact, "is beyond 32 bits"),
            Integer.class, new WholeAdapter<>(BigDecimal::intValueExact, "is beyond 32 bits"),
            long.class, new WholeAdapter<>(BigDecimal::longValueExact, "is beyond 64 bits"),
            boolean.class, new BooleanAdapter(),
            Boolean.class, new BooleanAdapter());

    private Adapters() {}

    /** The constants of an enum by their names on the wire. */
    static Adapter ofEnum(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(readName(constant), constant);
        }
        return new EnumAdapter(constants);
    }

    private static String readName(Object constant) {
        return constant instanceof WireName named ? named.wireName() : ((Enum<?>) constant).name();
    }

    /** Celsius is read in both spellings and written as the schema has it. */
    private static String writtenName(Object constant) {
        return readName(constant == UnitOfMeasure.Celsius ? UnitOfMeasure.Celcius : constant);
    }

    private static String text(String field, Json json) {
        if (json instanceof Json.Text text) {
            return text.value();
        }
        throw Refusal.type(field, json, "a text");
    }

    private static <T> T number(String field, Json json, Function<BigDecimal, T> exact, String refusal) {
        if (!(json instanceof Json.Num number)) {
            throw Refusal.type(field, json, "a number");
        }
        BigDecimal value = bounded(field, number.digits());
        try {
            return exact.apply(value);
        } catch (ArithmeticException e) {
            throw Refusal.property(field, refusal);
        }
    }

    private static BigDecimal bounded(String field, String digits) {
        try {
            BigDecimal value = digits.length() > MAX_DIGITS ? null : new BigDecimal(digits);
            if (value != null && Math.abs((long) value.scale()) <= MAX_DIGITS) {
                return value;
            }
        } catch (NumberFormatException e) {
            // an exponent beyond any scale: falls through to the refusal
        }
        throw Refusal.property(field, "has too many digits");
    }

    private record TextAdapter() implements Adapter {
        @Override
        public Object read(String field, Json json, Strictness strictness) {
            return text(field, json);
        }

        @Override
        public Json write(Object value) {
            return new Json.Text((String) value);
        }
    }

    private record IdTagAdapter() implements Adapter {
        @Override
        public Object read(String field, Json json, Strictness strictness) {
            String text = text(field, json);
            if (text.length() > IdTag.MAX_LENGTH) {
                throw Refusal.property(field, "has more than " + IdTag.MAX_LENGTH + " characters");
            }
            return new IdTag(text);
        }

        @Override
        public Json write(Object value) {
            return new Json.Text(((IdTag) value).value());
        }
    }

    private record InstantAdapter() implements Adapter {
        @Override
        public Object read(String field, Json json, Strictness strictness) {
            return Dates.parse(text(field, json), strictness == Strictness.CALL)
                    .orElseThrow(() -> Refusal.property(field, "is not a date and time with a zone"));
        }

        @Override
        public Json write(Object value) {
            return new Json.Text(Dates.format((Instant) value));
        }
    }

    private record DecimalAdapter() implements Adapter {
        @Override
        public Object read(String field, Json json, Strictness strictness) {
            return number(field, json, Function.identity(), "");
        }

        @Override
        public Json write(Object value) {
            return new Json.Num(((BigDecimal) value).toPlainString());
        }
    }

    /** An integer may be written as 10.0, as JSON Schema sees it. */
    private record WholeAdapter<T>(Function<BigDecimal, T> exact, String refusal) implements Adapter {
        @Override
        public Object read(String field, Json json, Strictness strictness) {
            if (number(field, json, Function.identity(), "").stripTrailingZeros().scale() > 0) {
                throw new Refusal(dev.hotplug.ocpp.CallError.Code.TypeConstraintViolation, field, "is not a whole number");
            }
            return number(field, json, exact, refusal);
        }

        @Override
        public Json write(Object value) {
            return new Json.Num(value.toString());
        }
    }

    private record BooleanAdapter() implements Adapter {
        @Override
        public Object read(String field, Json json, Strictness strictness) {
            if (json instanceof Json.Bool bool) {
                return bool.value();
            }
            throw Refusal.type(field, json, "a boolean");
        }

        @Override
        public Json write(Object value) {
            return new Json.Bool((Boolean) value);
        }
    }

    private record EnumAdapter(Map<String, Object> constants) implements Adapter {
        @Override
        public Object read(String field, Json json, Strictness strictness) {
            Object constant = constants.get(text(field, json));
            if (constant == null) {
                throw Refusal.property(field, "is none of " + String.join(", ", constants.keySet()));
            }
            return constant;
        }

        @Override
        public Json write(Object value) {
            return new Json.Text(writtenName(value));
        }
    }
}
