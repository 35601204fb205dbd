package dev.hotplug.profile.core;

import dev.hotplug.settings.Setting;
import dev.hotplug.settings.SettingsOwner;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The key that says which version of this bundle answers: whoever replaces the bundle from afar sees when the new one is at work. */
@Component(service = SettingsOwner.class, immediate = true)
public final class CoreProfileVersion implements SettingsOwner {

    private final List<Setting> keys;

    @Activate
    public CoreProfileVersion(BundleContext context) {
        String version = context.getBundle().getVersion().toString();
        keys = List.of(Setting.readOnly("CoreProfileVersion", () -> version, "Version of the bundle that answers the Core profile's messages."));
    }

    @Override
    public List<Setting> settings() {
        return keys;
    }
}
