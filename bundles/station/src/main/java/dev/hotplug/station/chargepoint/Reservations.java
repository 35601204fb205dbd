package dev.hotplug.station.chargepoint;

import dev.hotplug.hardware.Fault;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.Reason;
import dev.hotplug.station.Reservation;
import dev.hotplug.station.Station.CommandStatus;
import dev.hotplug.station.Station.ReservationStatus;
import dev.hotplug.station.authorization.Grant;
import dev.hotplug.station.commit.Commits;
import dev.hotplug.station.commit.Reads;
import dev.hotplug.station.connector.Facts;
import dev.hotplug.station.connector.Session;
import dev.hotplug.station.connector.Signal;
import dev.hotplug.station.connector.StatusRow;
import dev.hotplug.station.connector.StopOrder;
import dev.hotplug.station.connector.Surroundings;
import dev.hotplug.station.reservation.Access;
import dev.hotplug.station.reservation.Occupancy;
import dev.hotplug.station.reservation.ReservationPlan;
import dev.hotplug.store.Batch;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps connectors for whom they are reserved (OCPP 1.6 section 3.11, statements 77 and 78). A reservation counts from the
 * decision on, so that nobody slips in while it is being stored; it is answered when it is durable, and shown after that.
 */
final class Reservations {

    /** A clock that is corrected moves the end of a reservation: it is looked at again at least this often. */
    static final Duration LOOK = Duration.ofSeconds(10);

    private static final String NAMESPACE = "station";
    private static final String NAME = "reservations";
    private static final Logger LOG = LoggerFactory.getLogger(Reservations.class);

    private final Loop loop;
    private final StationTime time;
    private final Commits commits;
    private final Connectors connectors;
    private final BooleanSupplier operative;
    /** As last handed to the store; what counts. */
    private ReservationPlan plan;
    private Optional<Loop.Timer> timer = Optional.empty();

    /** @param operative whether the charge point as a whole is, as ChangeAvailability left it */
    Reservations(Loop loop, StationTime time, Commits commits, Connectors connectors, BooleanSupplier operative) {
        this.loop = loop;
        this.time = time;
        this.commits = commits;
        this.connectors = connectors;
        this.operative = operative;
        this.plan = Reads.document(commits.store(), NAMESPACE, NAME)
                .map(ReservationPlan::read)
                .orElse(ReservationPlan.NONE);
    }

    CompletionStage<ReservationStatus> reserve(Reservation wanted) {
        ReservationStatus verdict = judge(wanted);
        LOG.info("Reservation {} of connector {} until {}: {}.",
                wanted.reservationId(), wanted.connector(), wanted.expiryDate(), verdict);
        if (verdict != ReservationStatus.Accepted) {
            return CompletableFuture.completedStage(verdict);
        }
        Optional<Reservation> replaced = plan.find(wanted.reservationId());
        CompletableFuture<ReservationStatus> answer = new CompletableFuture<>();
        plan = plan.with(wanted);
        forgetOthers();
        store().whenComplete((done, failure) -> {
            if (failure != null) {
                undo(wanted, replaced);
            }
            answer.complete(failure == null ? ReservationStatus.Accepted : ReservationStatus.Rejected);
            show();
        });
        return answer;
    }

    CompletionStage<CommandStatus> cancel(int reservationId) {
        Optional<Reservation> cancelled = plan.find(reservationId);
        if (cancelled.isEmpty()) {
            return CompletableFuture.completedStage(CommandStatus.Rejected);
        }
        CompletableFuture<CommandStatus> answer = new CompletableFuture<>();
        plan = plan.without(reservationId);
        store().whenComplete((done, failure) -> {
            if (failure != null) {
                putBack(cancelled.get());
            }
            answer.complete(failure == null ? CommandStatus.Accepted : CommandStatus.Rejected);
            show();
        });
        return answer;
    }

    boolean any() {
        return !plan.isEmpty();
    }

    /** What a tag may do on a connector now. */
    Access access(ConnectorId connector, Grant who) {
        return plan.isEmpty() ? Access.OPEN : plan.access(connector, who, occupancy().free());
    }

    /** Plugging in alone must not start: the connector is kept, and not for the tag of free vend. */
    boolean keptFrom(ConnectorId connector, Grant freeVend) {
        return !plan.isEmpty()
                && connectors.facts(connector).filter(f -> !f.session().active()).isPresent()
                && !access(connector, freeVend).granted();
    }

    /** The reservation that a start uses, if any; it is over with the batch that the start is stored by. */
    Optional<Reservation> use(ConnectorId connector, Grant who, Batch batch) {
        Optional<Reservation> used = plan.usedBy(connector, who);
        used.ifPresent(r -> {
            plan = plan.without(r.reservationId());
            batch.put(NAMESPACE, NAME, plan.write());
        });
        return used;
    }

    /** The start is durable, and so is the end of the reservation that it used. */
    void used(Reservation used) {
        LOG.info("Reservation {} of connector {} is used.", used.reservationId(), used.connector());
        show();
    }

    /** The start could not be stored. */
    void notUsed(Reservation used) {
        putBack(used);
        show();
    }

    /** A driver brought connectors: they show what is reserved. What expired while the process was down is over. */
    void appeared() {
        expire();
        show();
    }

    /** Something about connectors changed: what is reserved may be out of order now. */
    void watch() {
        if (!plan.isEmpty() && allReported()) {
            Occupancy now = occupancy();
            end(now::ends, "because the connector is out of order");
        }
    }

    void stop() {
        timer.ifPresent(Loop.Timer::cancel);
    }

    /** Those that are over by the clock, also while the process was down, end now; then looks at the next one in time. */
    private void expire() {
        Instant now = time.now();
        end(r -> !r.expiryDate().isAfter(now), "because its time is over");
        arm();
    }

    private void end(Predicate<Reservation> over, String why) {
        ReservationPlan before = plan;
        plan = plan.without(over);
        if (plan != before) {
            before.byId().values().stream().filter(over).forEach(r ->
                    LOG.info("Reservation {} of connector {} ends {}.", r.reservationId(), r.connector(), why));
            storeEnd();
            show();
        }
    }

    private void arm() {
        timer.ifPresent(Loop.Timer::cancel);
        timer = plan.byId().values().stream()
                .map(Reservation::expiryDate)
                .min(Comparator.naturalOrder())
                .map(first -> loop.after(wait(first), this::expire));
    }

    private Duration wait(Instant end) {
        Duration left = Duration.between(time.now(), end);
        return left.compareTo(LOOK) < 0 ? left : LOOK;
    }

    private ReservationStatus judge(Reservation wanted) {
        boolean never = connectors.resetting() || !wanted.expiryDate().isAfter(time.now());
        return never ? ReservationStatus.Rejected : occupancy().judge(wanted, plan);
    }

    /** A replacement may leave a tag waiting for its plug that is not meant any more. */
    private void forgetOthers() {
        connectors.all()
                .filter(id -> waiting(id).filter(who -> !access(id, who).granted()).isPresent())
                .forEach(id -> connectors.signal(id, new Signal.Stop(StopOrder.of(Reason.Other))));
    }

    private Optional<Grant> waiting(ConnectorId connector) {
        return connectors.facts(connector).map(Facts::session)
                .flatMap(s -> s instanceof Session.Preparing preparing ? preparing.who() : Optional.empty());
    }

    private void undo(Reservation wanted, Optional<Reservation> replaced) {
        plan = plan.without(wanted::equals);
        replaced.ifPresentOrElse(this::putBack, this::storeEnd);
    }

    /** Not when its id or its connector has found another use meanwhile. */
    private void putBack(Reservation reservation) {
        boolean room = plan.find(reservation.reservationId()).isEmpty() && plan.on(reservation.connector()).isEmpty();
        plan = room ? plan.with(reservation) : plan;
        storeEnd();
    }

    private CompletionStage<Void> store() {
        return commits.commit(new Batch().put(NAMESPACE, NAME, plan.write()));
    }

    /** What could not be stored is stored with the next change; until then a restart finds the reservation as it was. */
    private void storeEnd() {
        store().whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.error("What is reserved could not be stored: {}", Commits.cause(failure).getMessage());
            }
        });
    }

    /** The statuses follow the plan. */
    private void show() {
        arm();
        connectors.all()
                .filter(id -> connectors.facts(id).orElseThrow().reserved() != shown(id))
                .forEach(id -> connectors.signal(id, new Signal.ReservedChanged(shown(id))));
        connectors.look();
    }

    /** The only connector there is is what a reservation of the charge point keeps; of several none is named. */
    private boolean shown(ConnectorId connector) {
        return plan.on(connector).isPresent()
                || connectors.ids().size() == 1 && plan.on(ConnectorId.CHARGE_POINT).isPresent();
    }

    private boolean allReported() {
        return connectors.all().allMatch(id -> connectors.facts(id).flatMap(Facts::hardware).isPresent())
                && !connectors.ids().isEmpty();
    }

    private Occupancy occupancy() {
        Surroundings around = connectors.around();
        Map<ConnectorId, ReservationStatus> standing = new HashMap<>();
        connectors.all().forEach(id -> standing.put(id, standing(connectors.facts(id).orElseThrow(), around)));
        return new Occupancy(chargePoint(), standing);
    }

    private ReservationStatus chargePoint() {
        if (connectors.faults().stream().anyMatch(Fault::stopsEnergy)) {
            return ReservationStatus.Faulted;
        }
        boolean here = connectors.find(f -> f.hardware().isPresent()).isPresent();
        return here && operative.getAsBoolean() ? ReservationStatus.Accepted : ReservationStatus.Unavailable;
    }

    private static ReservationStatus standing(Facts facts, Surroundings around) {
        ChargePointStatus status = StatusRow.status(facts, around);
        if (status == ChargePointStatus.Faulted) {
            return ReservationStatus.Faulted;
        }
        if (facts.hardware().isEmpty() || !facts.operative()) {
            return ReservationStatus.Unavailable;
        }
        return facts.session() instanceof Session.Idle ? ReservationStatus.Accepted : ReservationStatus.Occupied;
    }
}
