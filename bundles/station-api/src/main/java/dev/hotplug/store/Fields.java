package dev.hotplug.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A stored record: a flat map of text. A reader ignores names it does not know and has a default for those that are not
 * there; a writer never gives an old name a new meaning.
 *
 * @param values names and texts of any characters
 */
public record Fields(Map<String, String> values) {

    public Fields {
        values = Map.copyOf(values);
    }

    public static Fields of(String... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Fields(values);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * The text of a name that every version of this record has.
     *
     * @throws StoreException (DAMAGED) when it is missing
     */
    public String required(String name) {
        return text(name).orElseThrow(
                () -> new StoreException(StoreException.Cause.DAMAGED, "a stored record lacks its field " + name));
    }

    /** A whole number, or {@code otherwise} when the name is missing. */
    public long number(String name, long otherwise) {
        return text(name).map(Long::parseLong).orElse(otherwise);
    }

    public OptionalInt integer(String name) {
        return text(name).map(t -> OptionalInt.of(Integer.parseInt(t))).orElse(OptionalInt.empty());
    }

    public boolean flag(String name, boolean otherwise) {
        return text(name).map(Boolean::parseBoolean).orElse(otherwise);
    }

    /** The same record with one more field, or another value for it. */
    public Fields with(String name, String value) {
        Map<String, String> copy = new LinkedHashMap<>(values);
        copy.put(name, value);
        return new Fields(copy);
    }
}
