package dev.hotplug.settings;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
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

    /**
     * A key of this owner is to be changed at run time. An owner that makes the change itself, in its own time, judges the
     * text and answers here; then nothing is stored for the key and {@link #changed} is not called by this change. Empty: the
     * change is judged by the key's rules, stored and told. Not asked for read-only keys. Station loop.
     */
    default Optional<CompletionStage<Settings.Change>> undertake(String name, String value) {
        return Optional.empty();
    }
}
