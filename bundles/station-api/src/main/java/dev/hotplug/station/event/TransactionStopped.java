package dev.hotplug.station.event;

import dev.hotplug.loop.Stamp;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.Reason;
import dev.hotplug.model.SampledValue;
import java.util.List;
import java.util.Optional;

/**
 * A transaction ended.
 *
 * @param transaction       local id
 * @param idTag             who stopped it; empty when the charge point did
 * @param meterStopWattHour register, read after the contactor opened
 * @param transactionData   values for StopTransaction.transactionData, oldest first
 */
public record TransactionStopped(
        String messageId,
        ConnectorId connector,
        Stamp at,
        long transaction,
        Optional<IdTag> idTag,
        long meterStopWattHour,
        Reason reason,
        List<Sample> transactionData)
        implements TransactionEvent {

    public TransactionStopped {
        transactionData = List.copyOf(transactionData);
    }

    /** Values taken at one moment. */
    public record Sample(Stamp at, List<SampledValue> values) {

        public Sample {
            values = List.copyOf(values);
        }
    }
}
