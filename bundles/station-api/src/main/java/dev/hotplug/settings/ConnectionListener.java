package dev.hotplug.settings;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears how the connection to the central system goes; a whiteboard service, for those who report it (security events) or
 * keep something that belongs to one central system. Station loop; must not block.
 */
@ConsumerType
public interface ConnectionListener {

    /**
     * An attempt failed, or a connection ended.
     *
     * @param endpoint without secrets
     * @param kind     DNS, TLS, HTTP_UNAUTHORIZED ...: as the link's status spells it
     * @param why      one sentence
     */
    default void attemptFailed(String endpoint, String kind, String why) {}

    /** New settings have been kept or given back, durably. */
    default void changed(ConnectionTrial.Outcome outcome) {}

    /** Another central system is in force, durably: what belongs to the one before may be forgotten. */
    default void moved(ConnectionSettings to) {}
}
