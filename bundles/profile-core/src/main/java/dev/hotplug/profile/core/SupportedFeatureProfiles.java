package dev.hotplug.profile.core;

import dev.hotplug.ocpp.ProfileCatalogue;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The keys that say which feature profiles the bundle set has (OCPP 1.6 sections 9.1.27 and 9.1.28). */
@Component(service = SettingsOwner.class, immediate = true)
public final class SupportedFeatureProfiles implements SettingsOwner {

    /** As many as OCPP 1.6 has. */
    private static final int MAX_LENGTH = 6;

    private final List<Setting> keys;

    @Activate
    public SupportedFeatureProfiles(@Reference ProfileCatalogue catalogue) {
        keys = List.of(
                Setting.readOnly(
                        "SupportedFeatureProfiles",
                        () -> String.join(",", catalogue.featureProfiles()),
                        "The feature profiles of this bundle set."),
                Setting.readOnly(
                        "SupportedFeatureProfilesMaxLength",
                        () -> Integer.toString(MAX_LENGTH),
                        "How many items SupportedFeatureProfiles can have."));
    }

    @Override
    public List<Setting> settings() {
        return keys;
    }
}
