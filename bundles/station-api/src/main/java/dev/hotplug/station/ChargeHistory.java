package dev.hotplug.station;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.Reason;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The charges that are over, for people: also those that a power cut ended, and those that ended while nobody listened. What
 * bills is the log of transaction events. A service of the station; any thread.
 */
@ProviderType
public interface ChargeHistory {

    /** So many are kept. */
    int MOST = 300;

    /** The newest first, at most {@link #MOST}. Reads the store: not for the loop. */
    List<Charge> newest();

    /** Grows whenever there is a new one; from 0 in each process. */
    long edition();

    /**
     * A charge that is over.
     *
     * @param localId            this charge point's own number for it
     * @param endedAt            after a power cut: when its register was stored last
     * @param meterStartWattHour register at the start
     * @param meterStopWattHour  register at the end
     * @param reason             why it ended
     */
    record Charge(
            long localId,
            ConnectorId connector,
            IdTag idTag,
            Instant startedAt,
            Instant endedAt,
            long meterStartWattHour,
            long meterStopWattHour,
            Reason reason) {}
}
