package dev.hotplug.station.chargepoint;

import dev.hotplug.loop.StationTime;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.station.TransactionLog.Answer;
import dev.hotplug.station.authorization.Authorizer;
import dev.hotplug.station.connector.Signal;
import dev.hotplug.station.event.TransactionEvent;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.station.event.TransactionStopped;
import dev.hotplug.station.transaction.Transaction;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the central system's answers about transactions change: ids, groups, the cache, and refused tags (statement 31). */
final class Confirmations {

    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);

    private final StationTime time;
    private final KeyValues keys;
    private final Connectors connectors;
    private final Authorizer authorizer;

    Confirmations(StationTime time, KeyValues keys, Connectors connectors, Authorizer authorizer) {
        this.time = time;
        this.keys = keys;
        this.connectors = connectors;
        this.authorizer = authorizer;
    }

    /** What it says of tags is learned before the event counts as dealt with: a power cut between the two loses neither. */
    void answered(TransactionEvent event, Answer answer) {
        if (event instanceof TransactionStarted started && answer instanceof Answer.Started confirmed) {
            authorizer.learned(started.idTag(), confirmed.idTagInfo());
        } else if (event instanceof TransactionStopped stopped && answer instanceof Answer.Stopped confirmed) {
            stopped.idTag().ifPresent(tag -> confirmed.idTagInfo().ifPresent(info -> authorizer.learned(tag, info)));
        }
    }

    /** The central system has dealt with an event. */
    void acknowledged(TransactionEvent event, Answer answer) {
        if (event instanceof TransactionStarted started && answer instanceof Answer.Started confirmed) {
            started(started, confirmed);
        } else if (event instanceof TransactionStarted started && answer instanceof Answer.GivenUp) {
            find(started).ifPresent(t -> connectors.signal(t.connector(), new Signal.Learned(t.withoutId())));
        }
    }

    private void started(TransactionStarted event, Answer.Started confirmed) {
        IdTagInfo info = confirmed.idTagInfo();
        Optional<Transaction> running = find(event);
        running.ifPresent(t -> connectors.signal(
                t.connector(), new Signal.Learned(t.known(confirmed.transactionId(), info.parentIdTag()))));
        if (running.isPresent() && !info.acceptedAt(time.now())) {
            LOG.info("The central system does not accept the tag of transaction {}: {}.", confirmed.transactionId(), info.status());
            connectors.signal(event.connector(), new Signal.Denied(keys.maxEnergyOnInvalidId()));
        }
    }

    private Optional<Transaction> find(TransactionStarted event) {
        return connectors.transaction(event.connector()).filter(t -> t.localId() == event.transaction());
    }
}
