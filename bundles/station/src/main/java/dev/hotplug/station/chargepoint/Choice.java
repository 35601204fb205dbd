package dev.hotplug.station.chargepoint;

import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.station.authorization.Grant;
import dev.hotplug.station.connector.Facts;
import dev.hotplug.station.connector.Session;
import dev.hotplug.station.connector.StatusRow;
import dev.hotplug.station.connector.Surroundings;
import java.util.Comparator;
import java.util.Optional;

/** Which connector a tag or a remote start is meant for. */
final class Choice {

    private final Connectors connectors;

    Choice(Connectors connectors) {
        this.connectors = connectors;
    }

    /** The connector on which a remote start without a connectorId would start. */
    Optional<ConnectorId> forStart(IdTag tag) {
        return best(tag, false);
    }

    /** The same for a card, which may take the place of another tag that waits for its plug. */
    Optional<ConnectorId> forCard(IdTag tag) {
        return best(tag, true);
    }

    /** A start is possible on that connector, now or once the plug is in (statement 65). */
    boolean takes(ConnectorId connector, IdTag tag) {
        return takes(connector, tag, false);
    }

    /** A plug that waits for a tag comes first, then a free connector, then a plug that was left in. */
    private Optional<ConnectorId> best(IdTag tag, boolean displacing) {
        return connectors.all()
                .filter(id -> takes(id, tag, displacing))
                .min(Comparator.comparingInt((ConnectorId id) -> rank(connectors.facts(id).orElseThrow(), tag)));
    }

    private boolean takes(ConnectorId connector, IdTag tag, boolean displacing) {
        Surroundings around = connectors.around();
        return !around.resetting()
                && connectors.facts(connector).filter(f -> free(f, tag, displacing) && usable(f, around)).isPresent();
    }

    /** The connector whose transaction this very tag started. */
    Optional<ConnectorId> startedBy(IdTag tag) {
        return connectors.find(f -> f.session() instanceof Session.Running r && r.running().idTag().equals(tag));
    }

    /** The connector with a transaction of this group. */
    Optional<ConnectorId> startedByGroup(Optional<IdTag> parent) {
        return connectors.find(f -> f.session() instanceof Session.Running r
                && new Grant(r.running().idTag(), r.running().parent()).sameGroup(parent));
    }

    /** The connector whose plug this tag holds. */
    Optional<ConnectorId> heldBy(IdTag tag) {
        return connectors.find(f -> holder(f).filter(h -> h.tag().equals(tag)).isPresent());
    }

    /** The connector whose plug is held by this group. */
    Optional<ConnectorId> heldByGroup(Optional<IdTag> parent) {
        return connectors.find(f -> holder(f).filter(h -> h.sameGroup(parent)).isPresent());
    }

    /** Something could be ended or released by another tag of its group. */
    boolean anythingToEnd() {
        return connectors.find(f -> f.session() instanceof Session.Running || holder(f).isPresent()).isPresent();
    }

    private static boolean free(Facts facts, IdTag tag, boolean displacing) {
        if (facts.session() instanceof Session.Preparing preparing) {
            return displacing || open(preparing, tag);
        }
        return facts.session() instanceof Session.Idle
                || facts.session() instanceof Session.Finishing finishing && finishing.holder().isEmpty();
    }

    private static boolean usable(Facts facts, Surroundings around) {
        ChargePointStatus status = StatusRow.status(facts, around);
        return status == ChargePointStatus.Available
                || status == ChargePointStatus.Preparing
                || status == ChargePointStatus.Finishing;
    }

    private static boolean open(Session.Preparing preparing, IdTag tag) {
        return preparing.who().map(who -> who.tag().equals(tag)).orElse(true);
    }

    private static int rank(Facts facts, IdTag tag) {
        if (facts.session() instanceof Session.Preparing preparing) {
            return open(preparing, tag) ? 0 : 3;
        }
        return facts.session() instanceof Session.Idle ? 1 : 2;
    }

    private static Optional<Grant> holder(Facts facts) {
        return facts.session() instanceof Session.Finishing finishing ? finishing.holder() : Optional.empty();
    }
}
