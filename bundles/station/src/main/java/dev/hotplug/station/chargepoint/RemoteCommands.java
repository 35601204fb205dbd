package dev.hotplug.station.chargepoint;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.Reason;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.station.authorization.Authorizer;
import dev.hotplug.station.authorization.Authorizer.Verdict;
import dev.hotplug.station.authorization.Grant;
import dev.hotplug.station.connector.Session;
import dev.hotplug.station.connector.Signal;
import dev.hotplug.station.connector.StopOrder;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** RemoteStartTransaction and RemoteStopTransaction (statements 65, 66, 68). */
final class RemoteCommands {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteCommands.class);

    private final Connectors connectors;
    private final Choice choice;
    private final Authorizer authorizer;

    RemoteCommands(Connectors connectors, Choice choice, Authorizer authorizer) {
        this.connectors = connectors;
        this.choice = choice;
        this.authorizer = authorizer;
    }

    /** Where a group is meant and that of the tag is not known here, the central system is asked for it (statement 78). */
    CommandStatus start(Optional<ConnectorId> wanted, IdTag tag, boolean authorize) {
        Grant who = known(tag);
        Optional<ConnectorId> connector = wanted.isPresent()
                ? wanted.filter(id -> choice.takes(id, who) || choice.takesGroup(id, who))
                : choice.forStart(who).or(() -> choice.forStartOfGroup(who));
        if (connector.isEmpty()) {
            return CommandStatus.Rejected;
        }
        boolean groupUnknown = !choice.takes(connector.get(), who);
        if (authorize || groupUnknown) {
            authorizer.authorize(tag, groupUnknown, verdict -> decided(connector.get(), tag, verdict));
        } else {
            connectors.signal(connector.get(), new Signal.Authorized(who));
        }
        return CommandStatus.Accepted;
    }

    CommandStatus stop(int transactionId) {
        Optional<ConnectorId> connector = connectors.find(
                f -> f.session() instanceof Session.Running running && running.running().hasId(transactionId));
        connector.ifPresent(id -> connectors.signal(id, new Signal.Stop(StopOrder.of(Reason.Remote))));
        return connector.isPresent() ? CommandStatus.Accepted : CommandStatus.Rejected;
    }

    /** A tag with the group that list and cache know it to belong to, where that matters. */
    private Grant known(IdTag tag) {
        return new Grant(tag, choice.anythingKept() ? authorizer.parent(tag) : Optional.empty());
    }

    private void decided(ConnectorId connector, IdTag tag, Verdict verdict) {
        Grant who = new Grant(tag, verdict.info().parentIdTag().or(() -> known(tag).parent()));
        if (!verdict.accepted()) {
            LOG.info("The tag of a remote start was not accepted: {}.", verdict.info().status());
        } else if (choice.takes(connector, who)) {
            connectors.signal(connector, new Signal.Authorized(who));
        } else {
            LOG.info("A remote start was accepted, but connector {} is no longer free for its tag.", connector);
        }
    }
}
