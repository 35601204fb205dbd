package dev.hotplug.station.event;

import dev.hotplug.loop.Stamp;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.SampledValue;
import java.util.List;
import java.util.OptionalLong;

/**
 * Periodic or clock-aligned values.
 *
 * @param transaction local id of the transaction that ran on the connector at that moment
 * @param values      never empty
 */
public record MeterValuesSampled(
        String messageId, ConnectorId connector, Stamp at, OptionalLong transaction, List<SampledValue> values)
        implements TransactionEvent {

    public MeterValuesSampled {
        values = List.copyOf(values);
    }
}
