package dev.hotplug.profile.core;

import dev.hotplug.loop.Stamp;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.SampledValue;
import dev.hotplug.ocpp16.core.MeterValues;
import dev.hotplug.ocpp16.core.StartTransaction;
import dev.hotplug.ocpp16.core.StopTransaction;
import dev.hotplug.ocpp16.types.MeterValue;
import dev.hotplug.station.TransactionLog;
import dev.hotplug.station.event.MeterValuesSampled;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.station.event.TransactionStopped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes the messages of transactions from the events in the log, at the moment of sending: dates and ids as known now. */
record TransactionMessages(StationTime time, TransactionLog log) {

    /** The id of a transaction whose StartTransaction was given up (errata 3.18), or was lost. */
    static final int UNKNOWN_TRANSACTION = -1;

    StartTransaction.Req start(TransactionStarted event) {
        return new StartTransaction.Req(
                event.connector().value(),
                event.idTag(),
                event.meterStartWattHour(),
                boxed(event.reservationId()),
                time.date(event.at()));
    }

    MeterValues.Req values(MeterValuesSampled event) {
        Optional<Integer> transactionId =
                event.transaction().isPresent() ? Optional.of(id(event.transaction().getAsLong())) : Optional.empty();
        return new MeterValues.Req(
                event.connector().value(), transactionId, List.of(meterValue(event.at(), event.values())));
    }

    StopTransaction.Req stop(TransactionStopped event) {
        return new StopTransaction.Req(
                event.idTag(),
                event.meterStopWattHour(),
                time.date(event.at()),
                id(event.transaction()),
                Optional.of(event.reason()),
                event.transactionData().stream()
                        .filter(sample -> !sample.values().isEmpty())
                        .map(sample -> meterValue(sample.at(), sample.values()))
                        .toList());
    }

    private int id(long localId) {
        return log.transactionId(localId).orElse(UNKNOWN_TRANSACTION);
    }

    private MeterValue meterValue(Stamp at, List<SampledValue> values) {
        return new MeterValue(
                time.date(at), values.stream().map(dev.hotplug.ocpp16.types.SampledValue::of).toList());
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
