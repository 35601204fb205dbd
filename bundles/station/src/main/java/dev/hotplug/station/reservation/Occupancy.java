package dev.hotplug.station.reservation;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.Reservation;
import dev.hotplug.station.Station.ReservationStatus;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the charge point and its connectors stand when something is to be reserved. Pure.
 *
 * @param chargePoint as a whole; Accepted: nothing is in the way
 * @param connectors  each of them, reservations left aside; Accepted: nothing goes on there
 */
public record Occupancy(ReservationStatus chargePoint, Map<ConnectorId, ReservationStatus> connectors) {

    public Occupancy {
        connectors = Map.copyOf(connectors);
    }

    /** Connectors on which nothing goes on, whether reserved or not. */
    public Set<ConnectorId> free() {
        return connectors.entrySet().stream()
                .filter(e -> e.getValue() == ReservationStatus.Accepted)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The answer to a ReserveNow (OCPP 1.6 section 5.13). One with the same id stands in nobody's way, least of all its own. */
    public ReservationStatus judge(Reservation wanted, ReservationPlan plan) {
        ConnectorId target = wanted.connector();
        if (!target.isChargePoint() && !connectors.containsKey(target)) {
            return ReservationStatus.Rejected;
        }
        if (plan.find(wanted.reservationId()).filter(r -> r.connector().equals(target)).isPresent()) {
            return ReservationStatus.Accepted;
        }
        ReservationPlan others = plan.without(wanted.reservationId());
        if (chargePoint != ReservationStatus.Accepted) {
            return chargePoint;
        }
        return target.isChargePoint() ? anyOf(others) : named(target, others);
    }

    private ReservationStatus named(ConnectorId target, ReservationPlan others) {
        ReservationStatus standing = connectors.get(target);
        if (standing != ReservationStatus.Accepted) {
            return standing;
        }
        boolean last = others.on(ConnectorId.CHARGE_POINT).isPresent() && !others.leavesOne(target, free());
        return others.on(target).isPresent() || last ? ReservationStatus.Occupied : ReservationStatus.Accepted;
    }

    private ReservationStatus anyOf(ReservationPlan others) {
        if (others.on(ConnectorId.CHARGE_POINT).isPresent()) {
            return ReservationStatus.Occupied;
        }
        if (others.leavesOne(ConnectorId.CHARGE_POINT, free())) {
            return ReservationStatus.Accepted;
        }
        if (all(Set.of(ReservationStatus.Faulted))) {
            return ReservationStatus.Faulted;
        }
        return all(Set.of(ReservationStatus.Faulted, ReservationStatus.Unavailable))
                ? ReservationStatus.Unavailable
                : ReservationStatus.Occupied;
    }

    private boolean all(Set<ReservationStatus> statuses) {
        return !connectors.isEmpty() && statuses.containsAll(connectors.values());
    }

    /** A reservation cannot be kept any longer: what it is about is Faulted or Unavailable (section 5.13, statement 78). */
    public boolean ends(Reservation reservation) {
        Set<ReservationStatus> out = Set.of(ReservationStatus.Faulted, ReservationStatus.Unavailable);
        boolean connectorOut = reservation.connector().isChargePoint()
                ? all(out)
                : out.contains(connectors.getOrDefault(reservation.connector(), ReservationStatus.Accepted));
        return connectorOut || out.contains(chargePoint);
    }
}
