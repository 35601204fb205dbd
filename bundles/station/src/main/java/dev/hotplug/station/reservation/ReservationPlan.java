package dev.hotplug.station.reservation;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.station.Reservation;
import dev.hotplug.station.authorization.Grant;
import dev.hotplug.store.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reservations in force by their id: at most one for each connector and one for the charge point (0), which keeps one
 * connector free without naming it (OCPP 1.6 section 5.13). Immutable; pure.
 */
public record ReservationPlan(SortedMap<Integer, Reservation> byId) {

    public static final ReservationPlan NONE = new ReservationPlan(new TreeMap<>());

    private static final Pattern CONNECTOR_FIELD = Pattern.compile("(-?\\d{1,10})\\.connector");

    public ReservationPlan {
        byId = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byId));
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    public Optional<Reservation> find(int reservationId) {
        return Optional.ofNullable(byId.get(reservationId));
    }

    /** The one that names this very connector. */
    public Optional<Reservation> on(ConnectorId connector) {
        return byId.values().stream().filter(r -> r.connector().equals(connector)).findFirst();
    }

    /** With this one, instead of the one with its id if there is one. */
    public ReservationPlan with(Reservation reservation) {
        SortedMap<Integer, Reservation> next = new TreeMap<>(byId);
        next.put(reservation.reservationId(), reservation);
        return new ReservationPlan(next);
    }

    public ReservationPlan without(int reservationId) {
        return without(r -> r.reservationId() == reservationId);
    }

    public ReservationPlan without(Predicate<Reservation> over) {
        SortedMap<Integer, Reservation> next = new TreeMap<>(byId);
        next.values().removeIf(over);
        return next.size() == byId.size() ? this : new ReservationPlan(next);
    }

    /**
     * What a tag may do on a connector.
     *
     * @param free connectors on which nothing goes on, whether reserved or not
     */
    public Access access(ConnectorId connector, Grant who, Set<ConnectorId> free) {
        Optional<Reservation> named = on(connector);
        if (named.isPresent()) {
            return access(named.get(), who);
        }
        Optional<Reservation> any = on(ConnectorId.CHARGE_POINT);
        if (any.isEmpty()) {
            return Access.OPEN;
        }
        Access toAny = access(any.get(), who);
        return toAny != Access.MEANT && leavesOne(connector, free) ? Access.OPEN : toAny;
    }

    /** Whether a connector is left for the reservation of the charge point when this one is taken. */
    public boolean leavesOne(ConnectorId taken, Set<ConnectorId> free) {
        return free.stream().anyMatch(id -> !id.equals(taken) && on(id).isEmpty());
    }

    /** The reservation that a start of this tag on the connector uses. */
    public Optional<Reservation> usedBy(ConnectorId connector, Grant who) {
        return on(connector).or(() -> on(ConnectorId.CHARGE_POINT)).filter(r -> access(r, who) == Access.MEANT);
    }

    /** A parent id is compared with a parent id alone, never with a tag (statement 25). */
    private static Access access(Reservation reservation, Grant who) {
        if (reservation.idTag().equals(who.tag()) || who.sameGroup(reservation.parentIdTag())) {
            return Access.MEANT;
        }
        return reservation.parentIdTag().isPresent() && who.parent().isEmpty() ? Access.GROUP : Access.KEPT;
    }

    public Fields write() {
        Map<String, String> fields = new HashMap<>();
        byId.forEach((id, r) -> {
            fields.put(id + ".connector", r.connector().toString());
            fields.put(id + ".idTag", r.idTag().value());
            r.parentIdTag().ifPresent(parent -> fields.put(id + ".parent", parent.value()));
            fields.put(id + ".expiry", r.expiryDate().toString());
        });
        return new Fields(fields);
    }

    /** An entry that cannot be read is as if it had been cancelled. */
    public static ReservationPlan read(Fields fields) {
        ReservationPlan plan = NONE;
        for (String name : fields.values().keySet()) {
            Matcher field = CONNECTOR_FIELD.matcher(name);
            if (field.matches()) {
                plan = read(field.group(1), fields).map(plan::with).orElse(plan);
            }
        }
        return plan;
    }

    private static Optional<Reservation> read(String id, Fields fields) {
        try {
            return Optional.of(new Reservation(
                    Integer.parseInt(id),
                    new ConnectorId(Integer.parseInt(fields.text(id + ".connector").orElseThrow())),
                    new IdTag(fields.text(id + ".idTag").orElseThrow()),
                    fields.text(id + ".parent").map(IdTag::new),
                    Instant.parse(fields.text(id + ".expiry").orElseThrow())));
        } catch (IllegalArgumentException | java.util.NoSuchElementException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
