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

    CommandStatus start(Optional<ConnectorId> wanted, IdTag tag, boolean authorize) {
        Optional<ConnectorId> connector =
                wanted.isPresent() ? wanted.filter(id -> choice.takes(id, tag)) : choice.forStart(tag);
        if (connector.isEmpty()) {
            return CommandStatus.Rejected;
        }
        if (authorize) {
            authorizer.authorize(tag, false, verdict -> decided(connector.get(), tag, verdict));
        } else {
            connectors.signal(connector.get(), new Signal.Authorized(new Grant(tag, Optional.empty())));
        }
        return CommandStatus.Accepted;
    }

    CommandStatus stop(int transactionId) {
        Optional<ConnectorId> connector = connectors.find(
                f -> f.session() instanceof Session.Running running && running.running().hasId(transactionId));
        connector.ifPresent(id -> connectors.signal(id, new Signal.Stop(StopOrder.of(Reason.Remote))));
        return connector.isPresent() ? CommandStatus.Accepted : CommandStatus.Rejected;
    }

    private void decided(ConnectorId connector, IdTag tag, Verdict verdict) {
        if (!verdict.accepted()) {
            LOG.info("The tag of a remote start was not accepted: {}.", verdict.info().status());
        } else if (choice.takes(connector, tag)) {
            connectors.signal(connector, new Signal.Authorized(new Grant(tag, verdict.info().parentIdTag())));
        } else {
            LOG.info("A remote start was accepted, but connector {} is no longer free.", connector);
        }
    }
}
