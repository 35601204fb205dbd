package dev.hotplug.station.chargepoint;

import dev.hotplug.hardware.MeterReading;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.Location;
import dev.hotplug.model.Measurand;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.SampledValue;
import dev.hotplug.station.connector.Facts;
import dev.hotplug.station.connector.Session;
import dev.hotplug.station.metering.Inlet;
import dev.hotplug.station.metering.Readings;
import dev.hotplug.station.metering.Sampler;
import dev.hotplug.station.transaction.Transaction;
import dev.hotplug.station.transaction.TransactionBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes samples when they are due and puts them where they belong: the log, and the data of the transaction. */
final class Metering implements Sampler.Target {

    private final Connectors connectors;
    private final KeyValues keys;
    private final TransactionBook book;
    private final Sampler sampler;

    Metering(Loop loop, StationTime time, Connectors connectors, KeyValues keys, TransactionBook book) {
        this.connectors = connectors;
        this.keys = keys;
        this.book = book;
        this.sampler = new Sampler(loop, time, keys::meterValueSampleInterval, keys::clockAlignedDataInterval, this);
    }

    /** A transaction began on a connector now. */
    void started(ConnectorId connector) {
        sampler.started(connector);
    }

    /** It ends. */
    void ended(ConnectorId connector) {
        sampler.ended(connector);
    }

    /** The intervals may have changed. */
    void adjust() {
        sampler.adjust();
    }

    /** No more samples. */
    void stop() {
        sampler.stop();
    }

    /** The newest values; empty while nothing has been measured. Connector 0 is the sum of the others. */
    List<SampledValue> sample(ConnectorId connector, List<Measurand> measurands, ReadingContext context) {
        return readings(connector).map(r -> r.values(measurands, context)).orElse(List.of());
    }

    /** What StopTransaction says at a register value that was stored by a process that is gone. */
    static List<SampledValue> recovered(List<Measurand> measurands, long registerWattHour) {
        List<Measurand> energy =
                measurands.stream().filter(m -> m == Measurand.ENERGY_ACTIVE_IMPORT_REGISTER).toList();
        return new Readings(MeterReading.NONE, registerWattHour, 0, 0, Location.Outlet)
                .values(energy, ReadingContext.TRANSACTION_END);
    }

    @Override
    public void periodic(ConnectorId connector) {
        running(connector).ifPresent(transaction -> {
            log(connector, keys.sampled(), ReadingContext.SAMPLE_PERIODIC);
            keep(transaction, keys.stopSampled(), ReadingContext.SAMPLE_PERIODIC);
        });
    }

    @Override
    public void aligned() {
        log(ConnectorId.CHARGE_POINT, keys.aligned(), ReadingContext.SAMPLE_CLOCK);
        connectors.all().forEach(connector -> {
            log(connector, keys.aligned(), ReadingContext.SAMPLE_CLOCK);
            running(connector).ifPresent(t -> keep(t, keys.stopAligned(), ReadingContext.SAMPLE_CLOCK));
        });
    }

    private void log(ConnectorId connector, List<Measurand> measurands, ReadingContext context) {
        OptionalLong transaction =
                running(connector).map(t -> OptionalLong.of(t.localId())).orElse(OptionalLong.empty());
        book.sampled(connector, transaction, sample(connector, measurands, context));
    }

    private void keep(Transaction transaction, List<Measurand> measurands, ReadingContext context) {
        List<SampledValue> values = sample(transaction.connector(), measurands, context);
        book.keep(transaction.localId(), values, keys.mostTransactionValues());
    }

    /** The transaction that runs at this moment (statement 60). */
    private Optional<Transaction> running(ConnectorId connector) {
        return connectors.facts(connector).map(Facts::session).filter(Metering::runs).flatMap(Session::transaction);
    }

    private static boolean runs(Session session) {
        return !(session instanceof Session.Stopping stopping && stopping.closing());
    }

    private Optional<Readings> readings(ConnectorId connector) {
        return connector.isChargePoint()
                ? inlet()
                : connectors.facts(connector).filter(Metering::measured).map(facts -> outlet(connector, facts));
    }

    private Optional<Readings> inlet() {
        Map<ConnectorId, Readings> outlets = new LinkedHashMap<>();
        connectors.all().forEach(id -> readings(id).ifPresent(r -> outlets.put(id, r)));
        return outlets.isEmpty() ? Optional.empty() : Optional.of(Inlet.of(outlets, keys.phaseRotation()));
    }

    private Readings outlet(ConnectorId connector, Facts facts) {
        return Readings.outlet(
                facts.capability(), facts.hardware().orElseThrow(), book.wattHour(connector, facts.registerWattHour()));
    }

    private static boolean measured(Facts facts) {
        return !facts.driverLost() && facts.hardware().filter(h -> !h.meter().equals(MeterReading.NONE)).isPresent();
    }
}
