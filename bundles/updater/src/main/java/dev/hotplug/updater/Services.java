package dev.hotplug.updater;

import dev.hotplug.update.Reason;
import dev.hotplug.update.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Whether each mandatory reference of a component finds a service, by what the manifests of a set declare. A service that nobody
 * declares, because code registers it, counts when it is there now and the bundle that registers it does not leave.
 */
final class Services {

    private static final String NAMESPACE = "osgi.service";

    private final BundleContext live;
    private final Set<String> leaving;

    /** @param leaving symbolic names that are in the set that runs and not in the one to come */
    Services(BundleContext live, Set<String> leaving) {
        this.live = live;
        this.leaving = Set.copyOf(leaving);
    }

    Optional<Refusal> refusal(Map<String, Bundle> bundles) {
        List<BundleCapability> offered = bundles.values().stream()
                .flatMap(bundle -> bundle.adapt(BundleRevision.class).getDeclaredCapabilities(NAMESPACE).stream())
                .toList();
        for (Map.Entry<String, Bundle> bundle : bundles.entrySet()) {
            for (BundleRequirement wanted : bundle.getValue().adapt(BundleRevision.class).getDeclaredRequirements(NAMESPACE)) {
                if (isMandatory(wanted) && !isMet(wanted, offered, bundles)) {
                    return Optional.of(new Refusal(Reason.MISSING_SERVICE, "The bundle " + bundle.getKey()
                            + " has a component that needs a service, and no bundle of the set provides it: " + filter(wanted) + "."));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isMandatory(BundleRequirement requirement) {
        return !Constants.RESOLUTION_OPTIONAL.equals(requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE));
    }

    private static String filter(BundleRequirement requirement) {
        return requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "(objectClass=*)");
    }

    private boolean isMet(BundleRequirement wanted, List<BundleCapability> offered, Map<String, Bundle> bundles) {
        try {
            Filter filter = FrameworkUtil.createFilter(filter(wanted));
            return offered.stream().anyMatch(each -> filter.matches(each.getAttributes())) || isThere(filter, bundles);
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }

    private boolean isThere(Filter filter, Map<String, Bundle> bundles) throws InvalidSyntaxException {
        ServiceReference<?>[] found = live.getAllServiceReferences(null, filter.toString());
        return found != null && Stream.of(found).map(ServiceReference::getBundle).anyMatch(each -> stays(each, bundles));
    }

    /** Add-ons of the distribution are in no set: they stay as well. */
    private boolean stays(Bundle provider, Map<String, Bundle> bundles) {
        return provider != null && (bundles.containsKey(provider.getSymbolicName()) || !leaving.contains(provider.getSymbolicName()));
    }
}
