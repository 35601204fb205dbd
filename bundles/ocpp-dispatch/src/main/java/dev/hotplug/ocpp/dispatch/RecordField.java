package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.CallError.Code;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One component of a record.
 *
 * @param accessor reads it
 * @param adapter  of its type, of what is in the Optional, or of the items of the list
 */
record RecordField(String name, Method accessor, Shape shape, Adapter adapter) {

    /** How it may be left out. */
    enum Shape {
        REQUIRED,
        OPTIONAL,
        /** Left out when empty. */
        LIST
    }

    /** @param json null when the object has no such field */
    Object read(Json json, Strictness strictness) {
        boolean absent = json == null || strictness == Strictness.ANSWER && json == Json.Null.NULL;
        return switch (shape) {
            case REQUIRED -> absent ? missing() : adapter.read(name, json, strictness);
            case OPTIONAL -> absent ? Optional.empty() : Optional.of(adapter.read(name, json, strictness));
            case LIST -> absent ? List.of() : readList(json, strictness);
        };
    }

    private Object missing() {
        throw new Refusal(Code.OccurenceConstraintViolation, name, "is missing");
    }

    private List<Object> readList(Json json, Strictness strictness) {
        if (!(json instanceof Json.Arr array)) {
            throw Refusal.type(name, json, "a list");
        }
        List<Object> items = new ArrayList<>(array.items().size());
        for (Json item : array.items()) {
            items.add(adapter.read(name + "[" + items.size() + "]", item, strictness));
        }
        return items;
    }

    /** Empty when the field is left out. */
    Optional<Json> write(Object holder) {
        Object value = value(holder);
        return switch (shape) {
            case REQUIRED -> Optional.of(adapter.write(value));
            case OPTIONAL -> ((Optional<?>) value).map(adapter::write);
            case LIST -> writeList((List<?>) value);
        };
    }

    private Optional<Json> writeList(List<?> items) {
        List<Json> written = new ArrayList<>(items.size());
        items.forEach(item -> written.add(adapter.write(item)));
        return written.isEmpty() ? Optional.empty() : Optional.of(new Json.Arr(written));
    }

    private Object value(Object holder) {
        try {
            return accessor.invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + name + " of a " + holder.getClass().getName(), e);
        }
    }
}
