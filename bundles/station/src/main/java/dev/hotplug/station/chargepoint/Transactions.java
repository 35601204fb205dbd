package dev.hotplug.station.chargepoint;

import dev.hotplug.hardware.Fault;
import dev.hotplug.loop.Loop;
import dev.hotplug.model.ChargePointErrorCode;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.SampledValue;
import dev.hotplug.station.Reservation;
import dev.hotplug.station.authorization.Grant;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.connector.Effect;
import dev.hotplug.station.connector.Facts;
import dev.hotplug.station.connector.Signal;
import dev.hotplug.station.connector.StopOrder;
import dev.hotplug.station.transaction.Transaction;
import dev.hotplug.station.transaction.TransactionBook;
import dev.hotplug.store.Batch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what connectors decide about transactions. */
final class Transactions {

    /** After a failure to store the end of a transaction it is tried again this much later. */
    static final Duration RETRY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private final Loop loop;
    private final KeyValues keys;
    private final Connectors connectors;
    private final TransactionBook book;
    private final Metering metering;
    private final Availability availability;
    private final Reservations reservations;
    private final Publisher publisher;
    private final LeftLimits limits;

    Transactions(
            Loop loop,
            KeyValues keys,
            Connectors connectors,
            TransactionBook book,
            Metering metering,
            Availability availability,
            Reservations reservations,
            Publisher publisher,
            LeftLimits limits) {
        this.loop = loop;
        this.keys = keys;
        this.connectors = connectors;
        this.book = book;
        this.metering = metering;
        this.availability = availability;
        this.reservations = reservations;
        this.publisher = publisher;
        this.limits = limits;
    }

    void carryOut(ConnectorId connector, Effect effect) {
        if (effect instanceof Effect.Begin begin) {
            begin(connector, begin.who());
        } else if (effect instanceof Effect.End end) {
            metering.ended(connector);
            end(connector, end);
        }
    }

    /** The register of the running transaction, for the checkpoint. */
    void register(ConnectorId connector) {
        Facts facts = connectors.facts(connector).orElseThrow();
        facts.session().transaction().ifPresent(t -> book.register(t.localId(), facts.registerWattHour()));
    }

    private void begin(ConnectorId connector, Grant who) {
        double register = connectors.facts(connector).orElseThrow().registerWattHour();
        Batch alongside = new Batch();
        Optional<Reservation> used = reservations.use(connector, who, alongside);
        OptionalInt reservationId = used.map(r -> OptionalInt.of(r.reservationId())).orElse(OptionalInt.empty());
        book.begin(connector, who, register, values(connector, ReadingContext.TRANSACTION_BEGIN),
                        keys.mostTransactionValues(), reservationId, alongside)
                .whenComplete((transaction, failure) -> {
                    if (failure == null) {
                        begun(transaction);
                        used.ifPresent(reservations::used);
                    } else {
                        notBegun(connector, failure);
                        used.ifPresent(reservations::notUsed);
                    }
                });
    }

    private void begun(Transaction transaction) {
        LOG.info("Transaction {} begins on connector {} at {} Wh.",
                transaction.localId(), transaction.connector(), transaction.meterStartWattHour());
        metering.started(transaction.connector());
        limits.began(transaction);
        publisher.begins(transaction);
        connectors.signal(transaction.connector(), new Signal.Started(transaction));
    }

    private void notBegun(ConnectorId connector, Throwable failure) {
        LOG.error("A transaction on connector {} cannot begin because its start cannot be stored: {}",
                connector, Commits.cause(failure).getMessage());
        connectors.signal(connector, new Signal.StartFailed());
        publisher.notice(connector,
                new Fault(ChargePointErrorCode.InternalError, "", "the start could not be stored", false, false));
    }

    private void end(ConnectorId connector, Effect.End end) {
        StopOrder order = end.order();
        Transaction transaction = connectors.transaction(connector).orElse(end.transaction());
        Batch alongside = availability.afterEnd(connector);
        book.end(transaction, order.reason(), order.by(), connectors.facts(connector).orElseThrow().registerWattHour(),
                        values(connector, ReadingContext.TRANSACTION_END), keys.mostTransactionValues(), alongside)
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        ended(transaction, order);
                    } else {
                        endLater(connector, end, failure);
                    }
                });
    }

    private void ended(Transaction transaction, StopOrder order) {
        LOG.info("Transaction {} on connector {} has ended: {}.", transaction.localId(), transaction.connector(), order.reason());
        availability.ended();
        limits.ended(transaction.connector());
        connectors.signal(transaction.connector(), new Signal.Stopped());
        publisher.ended(transaction);
    }

    private void endLater(ConnectorId connector, Effect.End end, Throwable failure) {
        LOG.error("The end of the transaction on connector {} cannot be stored yet, it is tried again in {} s: {}",
                connector, RETRY.toSeconds(), Commits.cause(failure).getMessage());
        loop.after(RETRY, () -> end(connector, end));
    }

    private List<SampledValue> values(ConnectorId connector, ReadingContext context) {
        return metering.sample(connector, keys.beginAndEnd(), context);
    }
}
