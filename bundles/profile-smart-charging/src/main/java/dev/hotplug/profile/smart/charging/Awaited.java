package dev.hotplug.profile.smart.charging;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.ocpp16.types.ChargingProfile;
import java.time.Instant;
import java.util.Optional;

/**
 * A profile that came with a remote start and waits for its transaction (statement 67).
 *
 * @param connector   empty: the charge point chooses
 * @param sinceMillis elapsed time at which the start was accepted
 */
record Awaited(Optional<ConnectorId> connector, IdTag tag, ChargingProfile profile, Instant receivedAt, long sinceMillis) {

    /** The transaction that this tag began there is the one. */
    boolean isFor(ConnectorId began, IdTag who) {
        return tag.equals(who) && connector.filter(c -> !c.equals(began)).isEmpty();
    }
}
