package dev.hotplug.ocpp;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What is on its way to the central system now, for people; a service of the dispatcher. Any thread. */
@ProviderType
public interface CallQueue {

    /** The call that waits for its answer. */
    Optional<InFlight> inFlight();

    /** Calls behind it. */
    int waiting();

    /**
     * A call that was sent and is not answered yet.
     *
     * @param ageMillis since it was sent
     */
    record InFlight(String action, long ageMillis) {}
}
