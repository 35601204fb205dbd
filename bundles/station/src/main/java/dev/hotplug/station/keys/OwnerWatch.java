package dev.hotplug.station.keys;

import dev.hotplug.settings.SettingsOwner;
import java.util.Map;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Finds the owners of keys. A component of its own because owners need Settings: if the provider of Settings referred to
 * them, Declarative Services would see a circle and leave out whoever is already there when Settings appears.
 */
@Component(service = {}, immediate = true)
public final class OwnerWatch {

    private final KeyOwners owners;

    /** Owners are bound after this. */
    @Activate
    public OwnerWatch(@Reference KeyOwners owners) {
        this.owners = owners;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindOwner(SettingsOwner owner, ServiceReference<SettingsOwner> reference) {
        owners.add(owner, reference.getBundle().getSymbolicName());
    }

    void unbindOwner(SettingsOwner owner) {
        owners.remove(owner);
    }

    @Reference(
            service = Map.class,
            target = "(hotplug.role=set)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    void bindSet(Map<String, String> set) {
        owners.setComplete(true);
    }

    void unbindSet(Map<String, String> set) {
        owners.setComplete(false);
    }
}
