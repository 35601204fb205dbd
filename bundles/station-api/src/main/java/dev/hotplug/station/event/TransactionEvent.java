package dev.hotplug.station.event;

import dev.hotplug.loop.Stamp;
import dev.hotplug.model.ConnectorId;

/** A durable event of which the central system must hear, in order. */
public sealed interface TransactionEvent permits TransactionStarted, MeterValuesSampled, TransactionStopped {

    /** The OCPP-J message id of its first delivery; kept over restarts so that a central system can drop a duplicate. */
    String messageId();

    ConnectorId connector();

    /** When it happened. */
    Stamp at();
}
