package dev.hotplug.local.page.web;

import dev.hotplug.page.Field;
import dev.hotplug.page.Words;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks what came against the fields that a route declares. Pure. */
public final class Fields {

    private static final int MAX_SHOWN = 40;

    private Fields() {}

    /** The fields with their types: texts, {@link Long}s and {@link Boolean}s. A field that is null counts as missing. */
    public static Map<String, Object> check(Map<String, Object> given, List<Field> declared) throws Refused {
        Map<String, Object> checked = new HashMap<>();
        for (String name : given.keySet()) {
            if (declared.stream().noneMatch(f -> f.name().equals(name))) {
                throw wrong(shown(name), "gibt es hier nicht", "is not known here");
            }
        }
        for (Field field : declared) {
            Object value = given.get(field.name());
            if (value != null) {
                checked.put(field.name(), typed(field, value));
            } else if (field.required()) {
                throw wrong(field.name(), "fehlt", "is missing");
            }
        }
        return checked;
    }

    /** The same for parameters of a query, which are all texts. */
    public static Map<String, Object> checkQuery(Map<String, String> given, List<Field> declared) throws Refused {
        Map<String, Object> typed = new HashMap<>();
        for (Map.Entry<String, String> parameter : given.entrySet()) {
            Optional<Field> field = declared.stream().filter(f -> f.name().equals(parameter.getKey())).findFirst();
            typed.put(parameter.getKey(), field.map(f -> fromText(f, parameter.getValue())).orElse(parameter.getValue()));
        }
        return check(typed, declared);
    }

    private static Object fromText(Field field, String text) {
        boolean number = field.type() == Field.Type.WHOLE_NUMBER && text.matches("-?[0-9]{1,18}");
        boolean flag = field.type() == Field.Type.FLAG && text.matches("true|false");
        return number ? new BigDecimal(text) : flag ? (Object) Boolean.valueOf(text) : text;
    }

    private static Object typed(Field field, Object value) throws Refused {
        return switch (field.type()) {
            case TEXT -> text(field, value);
            case WHOLE_NUMBER -> number(field, value);
            case FLAG -> {
                if (!(value instanceof Boolean)) {
                    throw wrong(field.name(), "muss true oder false sein", "must be true or false");
                }
                yield value;
            }
        };
    }

    private static String text(Field field, Object value) throws Refused {
        if (!(value instanceof String text)) {
            throw wrong(field.name(), "muss ein Text sein", "must be a text");
        }
        if (text.length() > field.most()) {
            throw wrong(field.name(), "hat mehr als " + field.most() + " Zeichen", "has more than " + field.most() + " characters");
        }
        return text;
    }

    private static Long number(Field field, Object value) throws Refused {
        boolean whole = value instanceof BigDecimal d && d.stripTrailingZeros().scale() <= 0 && d.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0;
        long number = whole ? ((BigDecimal) value).longValue() : 0;
        if (!whole || number < field.least() || number > field.most()) {
            throw wrong(field.name(),
                    "muss eine ganze Zahl von " + field.least() + " bis " + field.most() + " sein",
                    "must be a whole number from " + field.least() + " to " + field.most());
        }
        return number;
    }

    private static String shown(String name) {
        return name.length() > MAX_SHOWN ? name.substring(0, MAX_SHOWN) + "..." : name;
    }

    private static Refused wrong(String name, String de, String en) {
        return new Refused(400, "wrong", Words.of("Das Feld " + name + " " + de + ".", "The field " + name + " " + en + "."));
    }
}
