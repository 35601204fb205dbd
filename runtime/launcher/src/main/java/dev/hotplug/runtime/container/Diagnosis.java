package dev.hotplug.runtime.container;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Says in one clause why a charger did not get ready, by asking the component runtime. */
public final class Diagnosis {
    private static final String RUNTIME = "org.osgi.service.component.runtime.ServiceComponentRuntime";
    private static final int WANTS_CONFIGURATION = 1;
    private static final int WANTS_REFERENCE = 2;
    private static final int FAILED = 16;

    /** A component that does not work: who, how bad, what it lacks and what others lack because of it. */
    record Sick(String component, String bundle, int state, List<String> lacks, List<String> offers, String failure) {

        String clause() {
            String who = "the component " + component + " of bundle " + bundle;
            return switch (state) {
                case FAILED -> who + " failed to activate" + (failure.isEmpty() ? "" : " (" + failure + ")");
                case WANTS_CONFIGURATION -> who + " has no configuration";
                default -> who + " waits for " + String.join(", ", lacks);
            };
        }
    }

    private Diagnosis() {}

    /** Never throws: a diagnosis that fails says so. */
    public static String of(BundleContext context) {
        try {
            return rootCause(sick(context));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return "its components cannot be asked (" + Container.rootMessage(e) + ")";
        }
    }

    /** The component that waits for nobody who is sick himself. */
    static String rootCause(List<Sick> sick) {
        if (sick.isEmpty()) {
            return "no bundle provides the station or the page";
        }
        List<String> offered = sick.stream().flatMap(each -> each.offers().stream()).toList();
        return sick.stream()
                .min(Comparator.comparingInt((Sick each) -> each.state() == FAILED ? 0 : 1)
                        .thenComparing(each -> each.lacks().stream().anyMatch(offered::contains)))
                .map(Sick::clause)
                .orElseThrow();
    }

    private static List<Sick> sick(BundleContext context) throws ReflectiveOperationException {
        ServiceReference<?> reference = context.getServiceReference(RUNTIME);
        if (reference == null) {
            return List.of();
        }
        Object runtime = context.getService(reference);
        Class<?> api = reference.getBundle().loadClass(RUNTIME);
        var descriptions = api.getMethod("getComponentDescriptionDTOs", org.osgi.framework.Bundle[].class);
        var configurations = api.getMethod("getComponentConfigurationDTOs", descriptionType(reference));
        List<Sick> found = new ArrayList<>();
        for (Object description : (Collection<?>) descriptions.invoke(runtime, (Object) new org.osgi.framework.Bundle[0])) {
            for (Object configuration : (Collection<?>) configurations.invoke(runtime, description)) {
                int state = (Integer) field(configuration, "state");
                if (state <= WANTS_REFERENCE || state == FAILED) {
                    found.add(sick(description, configuration, state));
                }
            }
        }
        return found;
    }

    private static Class<?> descriptionType(ServiceReference<?> reference) throws ClassNotFoundException {
        return reference.getBundle().loadClass("org.osgi.service.component.runtime.dto.ComponentDescriptionDTO");
    }

    private static Sick sick(Object description, Object configuration, int state) throws ReflectiveOperationException {
        return new Sick(
                (String) field(description, "name"),
                (String) field(field(description, "bundle"), "symbolicName"),
                state,
                lacking(description, configuration),
                Arrays.asList((String[]) field(description, "serviceInterfaces")),
                firstLine((String) field(configuration, "failure")));
    }

    private static String firstLine(String failure) {
        return failure == null ? "" : failure.lines().findFirst().orElse("");
    }

    /** Interfaces of the references that are not satisfied. */
    private static List<String> lacking(Object description, Object configuration) throws ReflectiveOperationException {
        List<Object> names = new ArrayList<>();
        for (Object unsatisfied : (Object[]) field(configuration, "unsatisfiedReferences")) {
            names.add(field(unsatisfied, "name"));
        }
        List<String> interfaces = new ArrayList<>();
        for (Object reference : (Object[]) field(description, "references")) {
            if (names.contains(field(reference, "name"))) {
                interfaces.add((String) field(reference, "interfaceName"));
            }
        }
        return interfaces.stream().distinct().collect(Collectors.toList());
    }

    private static Object field(Object dto, String name) throws ReflectiveOperationException {
        return dto.getClass().getField(name).get(dto);
    }
}
