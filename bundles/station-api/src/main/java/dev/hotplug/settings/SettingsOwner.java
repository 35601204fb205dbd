package dev.hotplug.settings;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A bundle's configuration keys; a whiteboard service. While the owner is being swapped its keys stay readable for
 * {@link Settings#GAP_MILLIS}; after that they are unknown and their stored values are kept for the owner's return.
 */
@ConsumerType
public interface SettingsOwner {

    /** The keys; the same list each time. Any thread. */
    List<Setting> settings();

    /**
     * A key of this owner has a new value, which is already durable: make it effective now. Also called when the
     * provisioning file or a new configuration gives the key another value. Not called for a change at run time of a key
     * that needs a restart. Station loop; must not block.
     */
    default void changed(String name, String value) {}
}
