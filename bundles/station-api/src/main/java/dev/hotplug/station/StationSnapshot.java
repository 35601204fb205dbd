package dev.hotplug.station;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ChargerIdentity;
import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.hardware.Fault;
import dev.hotplug.hardware.Indication;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;

/**
 * The charge point at one moment.
 *
 * @param identity     of the charger model; empty until a driver has reported
 * @param capabilities the same
 * @param chargePoint  status of connector 0
 * @param connectors   status of the others, from 1
 * @param link         to the central system
 * @param faults       of the charge point as a whole; those of a connector are in its {@code hardware}
 */
public record StationSnapshot(
        Optional<ChargerIdentity> identity,
        Optional<Capabilities> capabilities,
        StatusReport chargePoint,
        SortedMap<ConnectorId, Connector> connectors,
        Indication.Link link,
        Set<Fault> faults) {

    public StationSnapshot {
        faults = Set.copyOf(faults);
    }

    /** A charge point without faults of its own. */
    public StationSnapshot(
            Optional<ChargerIdentity> identity,
            Optional<Capabilities> capabilities,
            StatusReport chargePoint,
            SortedMap<ConnectorId, Connector> connectors,
            Indication.Link link) {
        this(identity, capabilities, chargePoint, connectors, link, Set.of());
    }

    /** The status of a connector; empty when there is no such connector. */
    public Optional<StatusReport> status(ConnectorId id) {
        return id.isChargePoint() ? Optional.of(chargePoint) : Optional.ofNullable(connectors.get(id)).map(Connector::status);
    }

    /**
     * One connector.
     *
     * @param hardware    as last reported by the driver
     * @param operative   as ChangeAvailability left it
     * @param transaction the one that runs
     * @param limits      each limit in force by the name of its source, mA per phase; the lowest wins
     */
    public record Connector(
            StatusReport status,
            ConnectorState hardware,
            boolean operative,
            Optional<Transaction> transaction,
            Map<String, Integer> limits) {

        public Connector {
            limits = Map.copyOf(limits);
        }

        /** The source whose limit is in force: the lowest; the first by name when several are equal. */
        public Optional<String> limitedBy() {
            return limits.entrySet().stream()
                    .min(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey);
        }
    }

    /**
     * A running transaction.
     *
     * @param localId       this charge point's own number for it, never used twice
     * @param transactionId the central system's; empty until it is known
     * @param idTag         who started it
     * @param startedAt     wall time
     * @param meterStartWattHour register at the start
     */
    public record Transaction(
            long localId, OptionalInt transactionId, IdTag idTag, Instant startedAt, long meterStartWattHour) {}
}
