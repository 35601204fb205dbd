package dev.hotplug.station.chargepoint;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.Reason;
import dev.hotplug.station.authorization.Authorizer;
import dev.hotplug.station.authorization.Authorizer.Verdict;
import dev.hotplug.station.authorization.Grant;
import dev.hotplug.station.connector.Signal;
import dev.hotplug.station.connector.StopOrder;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a presented card or PIN does. The tag that started a transaction ends it without asking anybody; another one ends
 * it when the central system names the same group (statement 25); else it starts where a start is possible.
 *
 * <p>A tag presented again within {@link #SAME_TAP} is the same tap, and one about which the central system is being asked
 * waits for that answer: neither does anything. Different tags are dealt with side by side, each by what is true when its
 * answer comes; of two that wait for a plug the newer charges.
 */
final class Cards {

    /** A card held at the reader is one tap. */
    static final long SAME_TAP = 1_000;

    private static final Duration MESSAGE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Cards.class);

    private final Loop loop;
    private final StationTime time;
    private final Connectors connectors;
    private final Choice choice;
    private final Authorizer authorizer;
    private final Publisher publisher;
    private Optional<IdTag> lastTag = Optional.empty();
    private long lastMillis;
    private Optional<Loop.Timer> messageTimer = Optional.empty();

    Cards(Loop loop, StationTime time, Connectors connectors, Choice choice, Authorizer authorizer, Publisher publisher) {
        this.loop = loop;
        this.time = time;
        this.connectors = connectors;
        this.choice = choice;
        this.authorizer = authorizer;
        this.publisher = publisher;
    }

    void present(IdTag tag) {
        if (connectors.freeVend()) {
            LOG.info("A card was presented; no authorisation is needed, so it is ignored.");
        } else if (connectors.resetting()) {
            say("Restarting");
        } else if (!repeated(tag) && !authorizer.asking(tag)) {
            act(tag);
        }
    }

    private boolean repeated(IdTag tag) {
        long now = time.elapsedMillis();
        boolean same = lastTag.equals(Optional.of(tag)) && now - lastMillis < SAME_TAP;
        lastTag = Optional.of(tag);
        lastMillis = now;
        return same;
    }

    private void act(IdTag tag) {
        Optional<ConnectorId> own = choice.startedBy(tag);
        Optional<ConnectorId> held = choice.heldBy(tag);
        if (own.isPresent()) {
            stop(own.get(), tag);
        } else if (held.isPresent()) {
            release(held.get());
        } else if (choice.forCard(tag).isPresent()) {
            authorizer.authorize(tag, false, verdict -> decided(tag, verdict));
        } else if (choice.anythingToEnd()) {
            authorizer.authorize(tag, true, verdict -> decided(tag, verdict));
        } else {
            LOG.info("A card was presented, but no connector can be used now.");
            say("Not available");
        }
    }

    private void decided(IdTag tag, Verdict verdict) {
        Optional<ConnectorId> start = choice.forCard(tag);
        boolean plugWaits = start.flatMap(connectors::facts).filter(f -> f.plugged()).isPresent();
        if (!plugWaits && member(verdict) && endForGroup(tag, verdict.info().parentIdTag())) {
            return;
        }
        if (!verdict.accepted()) {
            LOG.info("A card was not accepted: {}.", verdict.info().status());
            say("Card not accepted");
        } else if (start.isPresent()) {
            LOG.info("A card was accepted for connector {}.", start.get());
            connectors.signal(start.get(), new Signal.Authorized(new Grant(tag, verdict.info().parentIdTag())));
        } else {
            say("Not your transaction");
        }
    }

    /** Valid, or only refused because its group already charges. */
    private static boolean member(Verdict verdict) {
        return verdict.accepted() || verdict.info().status() == AuthorizationStatus.ConcurrentTx;
    }

    private boolean endForGroup(IdTag tag, Optional<IdTag> parent) {
        Optional<ConnectorId> running = choice.startedByGroup(parent);
        Optional<ConnectorId> held = choice.heldByGroup(parent);
        running.ifPresent(connector -> stop(connector, tag));
        held.ifPresent(this::release);
        return running.isPresent() || held.isPresent();
    }

    private void stop(ConnectorId connector, IdTag tag) {
        LOG.info("A card ends the transaction on connector {}.", connector);
        connectors.signal(connector, new Signal.Stop(new StopOrder(Reason.Local, Optional.of(tag))));
    }

    private void release(ConnectorId connector) {
        LOG.info("A card releases the plug of connector {}.", connector);
        connectors.signal(connector, new Signal.Released());
    }

    private void say(String text) {
        messageTimer.ifPresent(Loop.Timer::cancel);
        publisher.message(text);
        messageTimer = Optional.of(loop.after(MESSAGE, () -> publisher.message("")));
    }
}
