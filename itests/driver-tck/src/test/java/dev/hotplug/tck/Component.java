package dev.hotplug.tck;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A component as Declarative Services would make it: by its constructor, and ended by the method its description names. */
final class Component {

    private static final Pattern DEACTIVATE = Pattern.compile("deactivate=\"(\\w+)\"");

    private final Object instance;

    private Component(Object instance) {
        this.instance = instance;
    }

    /** @param services by type; each parameter of the constructor has to be among them */
    static Component make(Class<?> type, Map<Class<?>, Object> services) {
        Constructor<?> constructor = type.getConstructors()[0];
        Object[] arguments = Arrays.stream(constructor.getParameterTypes()).map(p -> service(type, p, services)).toArray();
        try {
            return new Component(constructor.newInstance(arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private static Object service(Class<?> component, Class<?> type, Map<Class<?>, Object> services) {
        if (!services.containsKey(type)) {
            throw new AssertionError("the bench has no " + type.getName() + " for " + component.getName());
        }
        return services.get(type);
    }

    Object instance() {
        return instance;
    }

    void deactivate() {
        try {
            Method method = instance.getClass().getDeclaredMethod(deactivateMethod());
            method.setAccessible(true);
            method.invoke(instance);
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException(instance.getClass() + " cannot be ended", e);
        }
    }

    private String deactivateMethod() throws IOException {
        String file = "/OSGI-INF/" + instance.getClass().getName() + ".xml";
        try (InputStream description = instance.getClass().getResourceAsStream(file)) {
            Matcher matcher = DEACTIVATE.matcher(new String(description.readAllBytes(), StandardCharsets.UTF_8));
            return matcher.find() ? matcher.group(1) : "deactivate";
        }
    }
}
