package dev.hotplug.ocpp;

import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which feature profiles are in the set, by the manifests of its bundles: capability {@value #NAMESPACE} with the
 * attributes {@code profile} (as SupportedFeatureProfiles spells it; may be absent), {@code actions} and {@code triggers}
 * (lists; may be absent). It does not flicker while a bundle is being swapped. Any thread.
 */
@ProviderType
public interface ProfileCatalogue {

    /** The capability's namespace. */
    String NAMESPACE = "dev.hotplug.ocpp.profile";

    SortedSet<String> featureProfiles();

    /** Actions that some bundle of the set answers. */
    SortedSet<String> actions();

    /** Messages that some bundle of the set can send when asked: see {@link TriggerableMessage}. */
    SortedSet<String> triggers();
}
