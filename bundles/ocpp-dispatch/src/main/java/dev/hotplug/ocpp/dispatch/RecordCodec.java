package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallError.Code;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Payloads to records and back, by the rules that the package {@code dev.hotplug.ocpp16.types} states. What is wrong with a
 * payload is said with the one error code that OCPP-J has for it:
 *
 * <table>
 * <tr><td>not an object, or a field that the message does not have</td><td>FormationViolation</td></tr>
 * <tr><td>a required field is missing, a list that needs items has none</td><td>OccurenceConstraintViolation</td></tr>
 * <tr><td>another JSON type, null, a fraction for an integer</td><td>TypeConstraintViolation</td></tr>
 * <tr><td>not in the enumeration, too long, out of range, no date, too many digits</td><td>PropertyConstraintViolation</td></tr>
 * </table>
 *
 * Any thread.
 */
final class RecordCodec {

    private final Map<Class<?>, RecordPlan> plans = new ConcurrentHashMap<>();

    /** What came of reading. */
    sealed interface Read<R> {

        record Value<R>(R record) implements Read<R> {}

        record Fault<R>(CallError error) implements Read<R> {}
    }

    <R extends Record> Read<R> read(Class<R> type, Json payload, Strictness strictness) {
        if (!(payload instanceof Json.Obj object)) {
            return fault(Code.FormationViolation, "The payload is " + payload.kind() + " instead of an object");
        }
        try {
            return new Read.Value<>(type.cast(plan(type).read(object, strictness)));
        } catch (Refusal refusal) {
            return new Read.Fault<>(refusal.error());
        }
    }

    private static <R> Read<R> fault(Code code, String text) {
        return new Read.Fault<>(new CallError(code, text));
    }

    Json write(Record payload) {
        return plan(payload.getClass()).write(payload);
    }

    /** Lets go of every type; they are looked at again when they are next met. For when a bundle leaves. */
    void forget() {
        plans.clear();
    }

    private RecordPlan plan(Class<?> type) {
        RecordPlan known = plans.get(type);
        if (known != null) {
            return known;
        }
        RecordPlan made = makePlan(type);
        plans.put(type, made);
        return made;
    }

    private RecordPlan makePlan(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<RecordField> fields = Arrays.stream(components).map(this::field).toList();
        return new RecordPlan(constructor(type, components), fields);
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] parameters = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.getName() + " is no record", e);
        }
    }

    private RecordField field(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        Type type = component.getGenericType();
        RecordField.Shape shape = shape(component.getType());
        Type inner = shape == RecordField.Shape.REQUIRED ? type : ((ParameterizedType) type).getActualTypeArguments()[0];
        return new RecordField(component.getName(), accessor, shape, adapter(inner));
    }

    private static RecordField.Shape shape(Class<?> type) {
        if (type == Optional.class) {
            return RecordField.Shape.OPTIONAL;
        }
        return type == List.class ? RecordField.Shape.LIST : RecordField.Shape.REQUIRED;
    }

    private Adapter adapter(Type type) {
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("a message cannot have a field of the type " + type.getTypeName());
        }
        Adapter scalar = Adapters.SCALARS.get(plain);
        if (scalar != null) {
            return scalar;
        }
        if (plain.isEnum()) {
            return Adapters.ofEnum(plain);
        }
        if (plain.isRecord()) {
            return plan(plain);
        }
        throw new IllegalStateException("a message cannot have a field of the type " + plain.getName());
    }
}
