package dev.hotplug.station.chargepoint;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.Station.AvailabilityStatus;
import dev.hotplug.store.Fields;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What ChangeAvailability left (OCPP 1.6 section 5.2), by connector, 0 for the charge point: what is in force, and what is
 * scheduled for the end of a transaction. What is not named is operative. Connector 0 changes when the last of the others
 * has. Immutable; pure.
 */
record AvailabilityPlan(Map<ConnectorId, Boolean> inForce, Map<ConnectorId, Boolean> scheduled) {

    private static final String SCHEDULED = ".scheduled";

    AvailabilityPlan {
        inForce = Map.copyOf(inForce);
        scheduled = Map.copyOf(scheduled);
    }

    /** The plan after a request, and the answer to it. */
    record Outcome(AvailabilityPlan plan, AvailabilityStatus status) {}

    boolean operative(ConnectorId connector) {
        return inForce.getOrDefault(connector, true);
    }

    /**
     * Asks for a change.
     *
     * @param targets the connectors meant, 0 among them when the whole charge point is
     * @param busy    those with a transaction
     */
    Outcome request(Set<ConnectorId> targets, Set<ConnectorId> busy, boolean operative) {
        Map<ConnectorId, Boolean> now = new HashMap<>(inForce);
        Map<ConnectorId, Boolean> later = new HashMap<>(scheduled);
        for (ConnectorId target : targets) {
            later.remove(target);
            if (busy.contains(target) && operative(target) != operative) {
                later.put(target, operative);
            } else if (!target.isChargePoint()) {
                now.put(target, operative);
            }
        }
        if (targets.contains(ConnectorId.CHARGE_POINT)) {
            later.put(ConnectorId.CHARGE_POINT, operative);
        }
        AvailabilityPlan plan = new AvailabilityPlan(now, later).settled();
        boolean waits = targets.stream().anyMatch(plan.scheduled::containsKey);
        return new Outcome(plan, waits ? AvailabilityStatus.Scheduled : AvailabilityStatus.Accepted);
    }

    /** A transaction has ended: what was scheduled for its connector is in force. */
    AvailabilityPlan ended(ConnectorId connector) {
        return scheduled.containsKey(connector) ? moved(Set.of(connector)).settled() : this;
    }

    /** No transaction runs any more: everything that was scheduled is in force. */
    AvailabilityPlan allEnded() {
        return moved(scheduled.keySet());
    }

    Fields write() {
        Map<String, String> fields = new HashMap<>();
        inForce.forEach((id, operative) -> fields.put(id.toString(), operative.toString()));
        scheduled.forEach((id, operative) -> fields.put(id + SCHEDULED, operative.toString()));
        return new Fields(fields);
    }

    static AvailabilityPlan read(Fields fields) {
        Map<ConnectorId, Boolean> now = new HashMap<>();
        Map<ConnectorId, Boolean> later = new HashMap<>();
        fields.values().forEach((name, value) -> {
            if (name.matches("\\d{1,4}")) {
                now.put(new ConnectorId(Integer.parseInt(name)), Boolean.valueOf(value));
            } else if (name.matches("\\d{1,4}\\" + SCHEDULED)) {
                later.put(new ConnectorId(Integer.parseInt(name.substring(0, name.indexOf('.')))), Boolean.valueOf(value));
            }
        });
        return new AvailabilityPlan(now, later);
    }

    private AvailabilityPlan settled() {
        boolean onlyChargePoint = scheduled.keySet().equals(Set.of(ConnectorId.CHARGE_POINT));
        return onlyChargePoint ? moved(Set.of(ConnectorId.CHARGE_POINT)) : this;
    }

    private AvailabilityPlan moved(Set<ConnectorId> connectors) {
        Map<ConnectorId, Boolean> now = new HashMap<>(inForce);
        Map<ConnectorId, Boolean> later = new HashMap<>(scheduled);
        new HashSet<>(connectors).forEach(id -> now.put(id, later.remove(id)));
        return new AvailabilityPlan(now, later);
    }
}
