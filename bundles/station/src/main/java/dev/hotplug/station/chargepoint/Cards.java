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

    private static final String RESERVED = "Reserved";
    private static final Duration MESSAGE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Cards.class);

    private final Loop loop;
    private final StationTime time;
    private final Connectors connectors;
    private final Choice choice;
    private final Authorizer authorizer;
    private final Publisher publisher;
    private final Judged judged;
    private Optional<IdTag> lastTag = Optional.empty();
    private long lastMillis;
    private Optional<Loop.Timer> messageTimer = Optional.empty();

    /** Hears of every tag whether it was right, and says whether it was typed as a PIN. */
    interface Judged {
        boolean pin(IdTag tag, boolean right);
    }

    Cards(
            Loop loop, StationTime time, Connectors connectors, Choice choice, Authorizer authorizer, Publisher publisher,
            Judged judged) {
        this.loop = loop;
        this.time = time;
        this.connectors = connectors;
        this.choice = choice;
        this.authorizer = authorizer;
        this.publisher = publisher;
        this.judged = judged;
    }

    void present(IdTag tag) {
        if (connectors.freeVend() && !reserved(tag)) {
            LOG.info("A card was presented; no authorisation is needed, so it is ignored.");
        } else if (connectors.resetting()) {
            say("Restarting");
        } else if (!repeated(tag) && !authorizer.asking(tag)) {
            act(tag);
        }
    }

    /** Without authorisation a card counts where a connector is, or may be, kept for it. */
    private boolean reserved(IdTag tag) {
        Grant who = known(tag);
        return choice.reservedFor(who).isPresent() || choice.forCardOfGroup(who).isPresent();
    }

    /** A tag with the group that list and cache know it to belong to, where that matters. */
    private Grant known(IdTag tag) {
        return new Grant(tag, choice.anythingKept() ? authorizer.parent(tag) : Optional.empty());
    }

    private boolean repeated(IdTag tag) {
        long now = time.elapsedMillis();
        boolean same = lastTag.equals(Optional.of(tag)) && now - lastMillis < SAME_TAP;
        lastTag = Optional.of(tag);
        lastMillis = now;
        return same;
    }

    private void act(IdTag tag) {
        Grant who = known(tag);
        Optional<ConnectorId> own = choice.startedBy(tag);
        Optional<ConnectorId> held = choice.heldBy(tag);
        if (own.isPresent()) {
            judged.pin(tag, true);
            stop(own.get(), tag);
        } else if (held.isPresent()) {
            judged.pin(tag, true);
            release(held.get());
        } else if (connectors.freeVend() && choice.reservedFor(who).isPresent()) {
            start(choice.reservedFor(who).get(), who);
        } else if (choice.forCard(who).isPresent()) {
            authorizer.authorize(tag, false, verdict -> decided(tag, verdict));
        } else if (choice.forCardOfGroup(who).isPresent() || choice.anythingToEnd()) {
            authorizer.authorize(tag, true, verdict -> decided(tag, verdict));
        } else {
            LOG.info("A card was presented, but no connector can be used now.");
            say(choice.kept(who).isPresent() ? RESERVED : "Not available");
        }
    }

    private void decided(IdTag tag, Verdict verdict) {
        boolean pin = judged.pin(tag, member(verdict));
        Grant who = new Grant(tag, verdict.info().parentIdTag().or(() -> known(tag).parent()));
        Optional<ConnectorId> start = choice.forCard(who);
        boolean plugWaits = start.flatMap(connectors::facts).filter(f -> f.plugged()).isPresent();
        if (!plugWaits && member(verdict) && endForGroup(tag, verdict.info().parentIdTag())) {
            return;
        }
        if (!verdict.accepted()) {
            LOG.info("A card was not accepted: {}.", verdict.info().status());
            say(pin ? "PIN not accepted" : "Card not accepted");
        } else if (start.isPresent()) {
            start(start.get(), who);
        } else {
            LOG.info("A card was accepted, but there is nothing that it could start or end.");
            say(choice.kept(who).isPresent() ? RESERVED : "Not your transaction");
        }
    }

    private void start(ConnectorId connector, Grant who) {
        LOG.info("A card was accepted for connector {}.", connector);
        connectors.signal(connector, new Signal.Authorized(who));
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

    /** One line on the screen, for a moment. */
    void say(String text) {
        messageTimer.ifPresent(Loop.Timer::cancel);
        publisher.message(text);
        messageTimer = Optional.of(loop.after(MESSAGE, () -> publisher.message("")));
    }
}
