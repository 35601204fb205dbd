package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.ProfileCatalogue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/** Reads the manifests of the bundles that are installed into the catalogue, as they come, change and go. */
final class CatalogueTracker implements BundleTrackerCustomizer<Bundle> {

    private static final int INSTALLED =
            Bundle.INSTALLED | Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final Catalogue catalogue;
    private final BundleTracker<Bundle> tracker;

    CatalogueTracker(BundleContext context, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.tracker = new BundleTracker<>(context, INSTALLED, this);
    }

    void open() {
        tracker.open();
    }

    void close() {
        tracker.close();
    }

    @Override
    public Bundle addingBundle(Bundle bundle, BundleEvent event) {
        read(bundle);
        return bundle;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
        read(bundle);
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
        catalogue.remove(bundle.getBundleId());
    }

    private void read(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision != null) {
            catalogue.put(bundle.getBundleId(), declared(revision.getDeclaredCapabilities(ProfileCatalogue.NAMESPACE)));
        }
    }

    /** A text where a list is expected counts as a list of one. */
    static Catalogue.Declared declared(List<BundleCapability> capabilities) {
        Set<String> profiles = new TreeSet<>();
        Set<String> actions = new TreeSet<>();
        Set<String> triggers = new TreeSet<>();
        capabilities.stream().map(BundleCapability::getAttributes).forEach(attributes -> {
            addAll(profiles, attributes, "profile");
            addAll(actions, attributes, "actions");
            addAll(triggers, attributes, "triggers");
        });
        return new Catalogue.Declared(profiles, actions, triggers);
    }

    private static void addAll(Set<String> names, Map<String, Object> attributes, String attribute) {
        Object value = attributes.get(attribute);
        if (value instanceof Collection<?> items) {
            items.forEach(item -> names.add(item.toString()));
        } else if (value != null) {
            names.add(value.toString());
        }
    }
}
