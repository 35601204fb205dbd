package dev.hotplug.station;

import dev.hotplug.station.Station.CommandStatus;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** What a person in front of the charger may order beside the central system; a service of the station. Any thread. */
@ProviderType
public interface Maintenance {

    /**
     * Restarts as a soft Reset does: what runs is ended and told, then the process starts again.
     *
     * @param by who asked for it, as the end of the sentence "a restart was asked for by"
     */
    void restart(String by);

    /**
     * Gives back what was changed since the factory, and restarts: configuration keys to the provisioning file's values or
     * their defaults; limits, schedules, charging profiles, the local list, the cache, reservations, availability and the
     * history of charges are forgotten. The connection to the central system, its key and certificates, the transactions
     * that it has not been told, the meter and the installation stay. Accepted when it is durable that this will be done,
     * whatever happens to the process; Rejected when it cannot be stored.
     */
    CompletionStage<CommandStatus> restoreFactorySettings(String by);
}
