package dev.hotplug.store;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something in the store that goes when the factory settings are restored; a whiteboard service of the bundle that stored
 * it. The process ends when the batch is durable, so nothing in memory has to follow.
 */
@ConsumerType
@FunctionalInterface
public interface Restorable {

    /** Adds the deletions to a batch. Station loop; short reads only. */
    void restore(Batch batch);
}
