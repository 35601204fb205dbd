package dev.hotplug.profile.core;

import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.SampledValue;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp.TriggerableMessage;
import dev.hotplug.ocpp16.core.MeterValues;
import dev.hotplug.ocpp16.types.MeterValue;
import dev.hotplug.station.Station;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The newest values of MeterValuesSampledData, when the central system asks for them (OCPP 1.6 section 5.17, errata 3.46).
 *
 * <p>They go past the log of transactions: OCPP 1.6 section 3.7 orders periodic and clock-aligned values only, while these
 * tell the present, which would be past behind a long queue, and may be asked for while Pending, when the queue stands
 * still. What is not yet known of a transaction, its id, is left out.
 */
@Component
public final class TriggeredMeterValues implements TriggerableMessage {

    private final StationTime time;
    private final Csms csms;
    private final Online online;
    private final Station station;

    @Activate
    public TriggeredMeterValues(
            @Reference StationTime time,
            @Reference Csms csms,
            @Reference Registration registration,
            @Reference Station station) {
        this.time = time;
        this.csms = csms;
        this.online = new Online(csms, registration);
        this.station = station;
    }

    @Override
    public String message() {
        return MeterValues.OPERATION.action();
    }

    @Override
    public Optional<Runnable> prepare(Optional<ConnectorId> connector) {
        List<ConnectorId> measured = connector.map(Stream::of).orElseGet(this::all)
                .filter(id -> !values(id).isEmpty())
                .toList();
        return online.whenAsked() && !measured.isEmpty()
                ? Optional.of(() -> measured.forEach(this::send))
                : Optional.empty();
    }

    private Stream<ConnectorId> all() {
        return Stream.concat(Stream.of(ConnectorId.CHARGE_POINT), station.snapshot().connectors().keySet().stream());
    }

    /** Sampled at the moment of sending; a driver may have left since the request came. */
    private void send(ConnectorId connector) {
        List<SampledValue> values = values(connector);
        if (!values.isEmpty()) {
            MeterValue now = new MeterValue(
                    time.now(), values.stream().map(dev.hotplug.ocpp16.types.SampledValue::of).toList());
            csms.call(MeterValues.OPERATION, new MeterValues.Req(connector.value(), station.transactionId(connector),
                    List.of(now)), Csms.Permit.TRIGGERED);
        }
    }

    private List<SampledValue> values(ConnectorId connector) {
        return station.sample(connector, ReadingContext.TRIGGER);
    }
}
