package dev.hotplug.hardware;

import dev.hotplug.model.ConnectorId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a charger can do. Configuration keys, the page and the answers to the central system derive from it.
 *
 * @param connectors one element per connector, numbered from 1 without gaps
 * @param cardReader has an RFID reader
 * @param pinEntry   has a screen on which a PIN can be typed
 * @param networks   by which it can be reached; empty when that is not said
 * @param protection of people, by its electronics
 */
public record Capabilities(
        List<Connector> connectors, boolean cardReader, boolean pinEntry, Set<NetworkStatus.Kind> networks, Protection protection) {

    /** A charger that says nothing of networks and protection. */
    public Capabilities(List<Connector> connectors, boolean cardReader, boolean pinEntry) {
        this(connectors, cardReader, pinEntry, Set.of(), Protection.UNSTATED);
    }

    public Capabilities {
        connectors = List.copyOf(connectors);
        networks = Set.copyOf(networks);
        if (connectors.isEmpty()) {
            throw new IllegalArgumentException("a charger has at least one connector");
        }
    }

    /** The connector with that number. */
    public Optional<Connector> connector(ConnectorId id) {
        return connectors.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /**
     * One connector.
     *
     * @param id                 1 or more
     * @param lock               holds the plug and can release it; without it UnlockConnector is NotSupported
     * @param tethered           the cable is fixed to the charger
     * @param phases             phases of the supply, 1 or 3
     * @param phaseSwitching     can change from three phases to one while charging
     * @param minMilliampere     smallest current a car can be offered, per phase
     * @param maxMilliampere     largest, per phase
     * @param nominalVolt        phase to neutral (one-phase NA models: between the two lines)
     * @param frequencyMeasured  the meter measures frequency
     * @param temperatureMeasured the charger measures the temperature at the outlet
     */
    public record Connector(
            ConnectorId id,
            boolean lock,
            boolean tethered,
            int phases,
            boolean phaseSwitching,
            int minMilliampere,
            int maxMilliampere,
            int nominalVolt,
            boolean frequencyMeasured,
            boolean temperatureMeasured) {}
}
