package dev.hotplug.station.connector;

import dev.hotplug.model.IdTag;

/**
 * The configuration keys that decide about a connector, as they are now.
 *
 * @param connectionTimeOutMillis           ConnectionTimeOut
 * @param stopTransactionOnEVSideDisconnect the key
 * @param unlockConnectorOnEVSideDisconnect the key
 * @param stopTransactionOnInvalidId        the key
 * @param authDisabledIdTag                 the tag of free vend
 */
public record ConnectorPolicy(
        long connectionTimeOutMillis,
        boolean stopTransactionOnEVSideDisconnect,
        boolean unlockConnectorOnEVSideDisconnect,
        boolean stopTransactionOnInvalidId,
        IdTag authDisabledIdTag) {}
