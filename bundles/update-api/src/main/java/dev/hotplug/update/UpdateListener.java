package dev.hotplug.update;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears what the updater does; a whiteboard service. Called on the updater's thread, one call after the other; must not block. */
@ConsumerType
@FunctionalInterface
public interface UpdateListener {

    /**
     * The snapshot changed. A listener whose own bundle is being replaced hears nothing meanwhile, and the newest snapshot when it
     * comes back.
     */
    void changed(UpdateSnapshot snapshot);
}
