package dev.hotplug.hardware;

import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import java.util.Map;

/**
 * What the charger should show.
 *
 * @param connectors            status of each connector
 * @param authorizationRequired whether a card, PIN or remote start is needed to charge
 * @param starting              the station is not ready yet
 * @param link                  state of the link to the central system
 * @param message               one short line for a screen, empty when there is nothing to say
 */
public record Indication(
        Map<ConnectorId, ChargePointStatus> connectors,
        boolean authorizationRequired,
        boolean starting,
        Link link,
        String message) {

    public Indication {
        connectors = Map.copyOf(connectors);
    }

    /** The three words the vendor's guide has for the OCPP connection, and none when OCPP is off. */
    public enum Link {
        OFF,
        CONNECTING,
        CONNECTED,
        ERROR
    }
}
