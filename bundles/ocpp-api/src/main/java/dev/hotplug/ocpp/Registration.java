package dev.hotplug.ocpp;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the central system answered to BootNotification (OCPP 1.6 section 4.2). Kept by the dispatcher, which holds back
 * calls by it and does not answer while Rejected; it outlives a lost link, not a restart. The core profile sets it.
 */
@ProviderType
public interface Registration {

    /** Any thread. */
    State state();

    /** When the next BootNotification will be sent, while not Accepted. Any thread. */
    Optional<Instant> nextTry();

    /** Since when the state is what it is; empty while it is Unknown. Any thread. */
    default Optional<Instant> since() {
        return Optional.empty();
    }

    /** Station loop. */
    void set(State state, Optional<Instant> nextTry);

    /** RegistrationStatus, and what is before it. */
    enum State {
        /** No answer yet. Calls of the central system are answered. */
        Unknown,
        Accepted,
        Pending,
        Rejected
    }
}
