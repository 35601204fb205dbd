package dev.hotplug.update.page;

import dev.hotplug.page.Words;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** The bundles as plain values: what each is, its version and state, and what it gives to the others. Any thread. */
final class Parts {

    private static final String PROFILE = "dev.hotplug.ocpp.profile";
    private static final String OWN = "dev.hotplug.";
    private static final int MOST = 24;
    private static final Map<Integer, Words> STATES = Map.of(
            Bundle.INSTALLED, Words.of("es fehlt etwas", "lacks something"),
            Bundle.RESOLVED, Words.of("steht", "stopped"),
            Bundle.STARTING, Words.of("startet", "starting"),
            Bundle.ACTIVE, Words.of("läuft", "running"),
            Bundle.STOPPING, Words.of("hält an", "stopping"));

    private Parts() {}

    /** Ours first, each by its name. The framework itself is none of them. */
    static List<Object> of(Bundle... bundles) {
        return Arrays.stream(bundles)
                .filter(bundle -> bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID && bundle.getSymbolicName() != null)
                .sorted(Comparator.comparing((Bundle bundle) -> !bundle.getSymbolicName().startsWith(OWN)).thenComparing(Bundle::getSymbolicName))
                .map(Parts::shown)
                .map(Object.class::cast)
                .toList();
    }

    private static Map<String, Object> shown(Bundle bundle) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", bundle.getSymbolicName());
        fields.put("version", bundle.getVersion().toString());
        fields.put("own", bundle.getSymbolicName().startsWith(OWN));
        fields.put("works", works(bundle));
        fields.put("state", STATES.getOrDefault(bundle.getState(), Words.of("ist fort", "is gone")));
        fields.put("description", header(bundle, Constants.BUNDLE_DESCRIPTION));
        fields.put("actions", actions(bundle));
        fields.put("services", services(bundle));
        return fields;
    }

    /** A fragment is never started. */
    private static boolean works(Bundle bundle) {
        boolean fragment = !header(bundle, Constants.FRAGMENT_HOST).isEmpty();
        return bundle.getState() == Bundle.ACTIVE || fragment && bundle.getState() == Bundle.RESOLVED;
    }

    private static String header(Bundle bundle, String name) {
        String value = bundle.getHeaders("").get(name);
        return value == null ? "" : value;
    }

    /** OCPP messages that it answers. */
    private static List<String> actions(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        List<BundleCapability> capabilities = revision == null ? List.of() : revision.getDeclaredCapabilities(PROFILE);
        return capabilities.stream().flatMap(capability -> texts(capability.getAttributes().get("actions"))).distinct().sorted().limit(MOST).toList();
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf);
        }
        return value == null ? Stream.empty() : Stream.of(String.valueOf(value));
    }

    /** Short names of its services, but for those that are only its own. */
    private static List<String> services(Bundle bundle) {
        ServiceReference<?>[] references;
        try {
            references = bundle.getRegisteredServices();
        } catch (IllegalStateException e) {
            return List.of();
        }
        TreeSet<String> names = new TreeSet<>();
        for (ServiceReference<?> each : references == null ? new ServiceReference<?>[0] : references) {
            for (String name : (String[]) each.getProperty(Constants.OBJECTCLASS)) {
                if (!name.startsWith(bundle.getSymbolicName() + ".")) {
                    names.add(name.substring(name.lastIndexOf('.') + 1));
                }
            }
        }
        return names.stream().limit(MOST).toList();
    }
}
