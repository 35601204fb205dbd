package dev.hotplug.profile.local.auth.list;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Restorable;
import org.osgi.service.component.annotations.Component;

/** The list goes when the factory settings are restored; its version is 0 then. */
@Component
public final class RestorableList implements Restorable {

    @Override
    public void restore(Batch batch) {
        StoredList.clear(batch);
        batch.delete(StoredList.NAMESPACE, StoredList.DOCUMENT);
    }
}
