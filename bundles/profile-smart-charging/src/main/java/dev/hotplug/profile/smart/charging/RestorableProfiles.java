package dev.hotplug.profile.smart.charging;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Restorable;
import org.osgi.service.component.annotations.Component;

/** The charging profiles go when the factory settings are restored. */
@Component
public final class RestorableProfiles implements Restorable {

    @Override
    public void restore(Batch batch) {
        batch.clear(ProfileTable.TABLE);
    }
}
