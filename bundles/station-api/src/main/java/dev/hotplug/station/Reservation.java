package dev.hotplug.station;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import java.time.Instant;
import java.util.Optional;

/**
 * A connector kept for somebody (OCPP 1.6 section 3.11).
 *
 * @param reservationId as the central system numbers it; any number
 * @param connector     0: one connector, whichever, is kept free
 * @param idTag         for whom
 * @param parentIdTag   a whole group that may use it as well
 * @param expiryDate    it is over from then on
 */
public record Reservation(
        int reservationId, ConnectorId connector, IdTag idTag, Optional<IdTag> parentIdTag, Instant expiryDate) {}
