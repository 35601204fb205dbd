package dev.hotplug.station.chargepoint;

import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.station.authorization.Grant;
import dev.hotplug.station.connector.Facts;
import dev.hotplug.station.connector.Session;
import dev.hotplug.station.connector.StatusRow;
import dev.hotplug.station.connector.Surroundings;
import dev.hotplug.station.reservation.Access;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/** Which connector a tag or a remote start is meant for. */
final class Choice {

    private final Connectors connectors;
    private final Reservations reservations;

    Choice(Connectors connectors, Reservations reservations) {
        this.connectors = connectors;
        this.reservations = reservations;
    }

    /** Something is reserved, so that it matters to which group a tag belongs. */
    boolean anythingKept() {
        return reservations.any();
    }

    /** The connector on which a remote start without a connectorId would start. */
    Optional<ConnectorId> forStart(Grant who) {
        return best(who, false, Access::granted);
    }

    /** The same for a card, which may take the place of another tag that waits for its plug. */
    Optional<ConnectorId> forCard(Grant who) {
        return best(who, true, Access::granted);
    }

    /** The connector that is reserved for this tag or its group. */
    Optional<ConnectorId> reservedFor(Grant who) {
        return best(who, true, access -> access == Access.MEANT);
    }

    /** The connector that a card could use if it belonged to the group for which it is reserved. */
    Optional<ConnectorId> forCardOfGroup(Grant who) {
        return best(who, true, access -> access == Access.GROUP);
    }

    /** The same for a remote start without a connectorId. */
    Optional<ConnectorId> forStartOfGroup(Grant who) {
        return best(who, false, access -> access == Access.GROUP);
    }

    /** The connector that a tag could use if it were not reserved for somebody else. */
    Optional<ConnectorId> kept(Grant who) {
        return best(who, true, access -> !access.granted());
    }

    /** A start is possible on that connector, now or once the plug is in (statement 65). */
    boolean takes(ConnectorId connector, Grant who) {
        return takes(connector, who, false, Access::granted);
    }

    /** A start would be possible there if the tag belonged to the group for which it is reserved. */
    boolean takesGroup(ConnectorId connector, Grant who) {
        return takes(connector, who, false, access -> access == Access.GROUP);
    }

    /**
     * A plug that waits for a tag comes first, then a free connector, then a plug that was left in; among equals the one
     * that is reserved for the tag.
     */
    private Optional<ConnectorId> best(Grant who, boolean displacing, Predicate<Access> fits) {
        return connectors.all()
                .filter(id -> takes(id, who, displacing, fits))
                .min(Comparator.comparingInt((ConnectorId id) -> rank(connectors.facts(id).orElseThrow(), who.tag()))
                        .thenComparing(id -> reservations.access(id, who)));
    }

    private boolean takes(ConnectorId connector, Grant who, boolean displacing, Predicate<Access> fits) {
        Surroundings around = connectors.around();
        return !around.resetting()
                && connectors.facts(connector)
                        .filter(f -> free(f, who.tag(), displacing) && usable(f, around))
                        .isPresent()
                && fits.test(reservations.access(connector, who));
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
                || status == ChargePointStatus.Reserved
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
