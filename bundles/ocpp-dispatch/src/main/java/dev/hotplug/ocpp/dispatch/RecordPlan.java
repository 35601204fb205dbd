package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.CallError.Code;
import dev.hotplug.ocpp16.types.ConstraintViolation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How one record type is read from a JSON object and written to one; made once by reflection. */
final class RecordPlan implements Adapter {

    private final Constructor<?> constructor;
    private final Map<String, RecordField> fields;

    RecordPlan(Constructor<?> constructor, List<RecordField> fields) {
        this.constructor = constructor;
        this.fields = new LinkedHashMap<>();
        fields.forEach(field -> this.fields.put(field.name(), field));
    }

    @Override
    public Object read(String field, Json json, Strictness strictness) {
        if (!(json instanceof Json.Obj object)) {
            throw Refusal.type(field, json, "an object");
        }
        try {
            return read(object, strictness);
        } catch (Refusal refusal) {
            throw refusal.in(field);
        }
    }

    Object read(Json.Obj object, Strictness strictness) {
        if (strictness == Strictness.CALL) {
            refuseUnknown(object);
        }
        return construct(fields.values().stream()
                .map(field -> field.read(object.fields().get(field.name()), strictness))
                .toArray());
    }

    private void refuseUnknown(Json.Obj object) {
        for (String name : object.fields().keySet()) {
            if (!fields.containsKey(name)) {
                throw new Refusal(Code.FormationViolation, name, "is no field of this message");
            }
        }
    }

    private Object construct(Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw cause(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass().getName(), e);
        }
    }

    private static RuntimeException cause(Throwable thrown) {
        if (thrown instanceof ConstraintViolation violation) {
            return Refusal.of(violation);
        }
        return thrown instanceof RuntimeException exception ? exception : new IllegalStateException(thrown);
    }

    @Override
    public Json write(Object value) {
        Map<String, Json> written = new LinkedHashMap<>();
        fields.values().forEach(field -> field.write(value).ifPresent(json -> written.put(field.name(), json)));
        return new Json.Obj(written);
    }
}
