package dev.hotplug.station.chargepoint;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.Station.AvailabilityStatus;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.commit.Reads;
import dev.hotplug.station.connector.Facts;
import dev.hotplug.station.connector.Session;
import dev.hotplug.station.connector.Signal;
import dev.hotplug.store.Batch;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ChangeAvailability, durable before it is answered, also what is only scheduled (statement 71). */
final class Availability {

    private static final String NAMESPACE = "station";
    private static final String NAME = "availability";
    private static final Logger LOG = LoggerFactory.getLogger(Availability.class);

    private final Commits commits;
    private final Connectors connectors;
    /** As last handed to the store. */
    private AvailabilityPlan plan;
    /** As known to be stored. */
    private AvailabilityPlan stored;
    /** Connectors that nobody uses stay out of use, whatever the plan says. */
    private boolean withheld;

    Availability(Commits commits, Connectors connectors) {
        this.commits = commits;
        this.connectors = connectors;
        this.plan = Reads.document(commits.store(), NAMESPACE, NAME)
                .map(AvailabilityPlan::read)
                .orElse(new AvailabilityPlan(Map.of(), Map.of()));
        this.stored = plan;
    }

    /** As ChangeAvailability left it. */
    boolean operative(ConnectorId connector) {
        return plan.operative(connector);
    }

    /** In memory alone. */
    void withhold(boolean next) {
        withheld = next;
        apply();
    }

    /** Whether a session has ended, or begun to be prepared, since withheld connectors were looked at. */
    boolean due() {
        return withheld && connectors.all().anyMatch(this::differs);
    }

    /** No transaction survives the process: what was scheduled for the end of one is in force now. */
    Batch allEnded(Batch batch) {
        return hand(batch, plan.allEnded());
    }

    CompletionStage<AvailabilityStatus> change(ConnectorId connector, boolean operative) {
        Set<ConnectorId> targets = targets(connector);
        if (targets.isEmpty()) {
            return CompletableFuture.completedStage(AvailabilityStatus.Rejected);
        }
        AvailabilityPlan before = plan;
        AvailabilityPlan.Outcome outcome = plan.request(targets, busy(), operative);
        return commits.commit(hand(new Batch(), outcome.plan())).handle((done, failure) -> {
            if (failure == null) {
                stored = outcome.plan();
                apply();
                return outcome.status();
            }
            LOG.error("A change of availability could not be stored: {}", Commits.cause(failure).getMessage());
            plan = plan == outcome.plan() ? before : plan;
            return AvailabilityStatus.Rejected;
        });
    }

    /** Writes to make durable with the end of a transaction. */
    Batch afterEnd(ConnectorId connector) {
        return hand(new Batch(), plan.ended(connector));
    }

    /** The end is durable. */
    void ended() {
        stored = plan;
        apply();
    }

    private Batch hand(Batch batch, AvailabilityPlan next) {
        plan = next;
        if (!plan.equals(stored)) {
            batch.put(NAMESPACE, NAME, plan.write());
        }
        return batch;
    }

    /** What is in force is made true of the connectors. */
    void apply() {
        connectors.all()
                .filter(this::differs)
                .forEach(id -> connectors.signal(id, new Signal.AvailabilityChanged(inForce(id))));
        connectors.look();
    }

    private boolean differs(ConnectorId connector) {
        return connectors.facts(connector).orElseThrow().operative() != inForce(connector);
    }

    /** Somebody who has shown a card or plugged in is not sent away. */
    private boolean inForce(ConnectorId connector) {
        Facts facts = connectors.facts(connector).orElseThrow();
        boolean used = facts.session().active() || facts.session() instanceof Session.Preparing;
        return plan.operative(connector) && (used || !withheld);
    }

    private Set<ConnectorId> targets(ConnectorId connector) {
        if (!connector.isChargePoint()) {
            return connectors.facts(connector).map(f -> Set.of(connector)).orElse(Set.of());
        }
        Set<ConnectorId> all = new HashSet<>(connectors.ids());
        if (!all.isEmpty()) {
            all.add(connector);
        }
        return all;
    }

    private Set<ConnectorId> busy() {
        return connectors.all()
                .filter(id -> connectors.facts(id).map(Facts::session).orElseThrow().active())
                .collect(Collectors.toSet());
    }
}
