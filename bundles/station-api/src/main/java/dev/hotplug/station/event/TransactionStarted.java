package dev.hotplug.station.event;

import dev.hotplug.loop.Stamp;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import java.util.OptionalInt;

/**
 * A transaction began.
 *
 * @param transaction        local id
 * @param meterStartWattHour register, not rebased
 * @param reservationId      of the reservation it used
 */
public record TransactionStarted(
        String messageId,
        ConnectorId connector,
        Stamp at,
        long transaction,
        IdTag idTag,
        long meterStartWattHour,
        OptionalInt reservationId)
        implements TransactionEvent {}
