package dev.hotplug.station.connector;

import static dev.hotplug.station.connector.Condition.ASKS;
import static dev.hotplug.station.connector.Condition.CLOSED;
import static dev.hotplug.station.connector.Condition.FAULTED;
import static dev.hotplug.station.connector.Condition.FINISHING;
import static dev.hotplug.station.connector.Condition.OPERATIVE;
import static dev.hotplug.station.connector.Condition.PERMITTED;
import static dev.hotplug.station.connector.Condition.PREPARING;
import static dev.hotplug.station.connector.Condition.REPORTED;
import static dev.hotplug.station.connector.Condition.RESERVED;
import static dev.hotplug.station.connector.Condition.RUNNING;
import static dev.hotplug.station.connector.Condition.SETTLING;
import static dev.hotplug.station.connector.Condition.STARTING;
import static dev.hotplug.station.connector.Condition.STOPPING;

import dev.hotplug.model.ChargePointStatus;
import java.util.Optional;
import java.util.Set;

/**
 * The state table of a connector (OCPP 1.6 section 4.9): the first row whose conditions hold names the status. The order
 * of the rows is the rank of the statuses; SuspendedEVSE stands before SuspendedEV (statement 40).
 */
public enum StatusRow {
    NEVER_REPORTED(Set.of(), Set.of(REPORTED), ChargePointStatus.Unavailable),
    FAULT(Set.of(FAULTED), Set.of(), ChargePointStatus.Faulted),
    CLOSING_TRANSACTION(Set.of(STOPPING), Set.of(), ChargePointStatus.Finishing),
    ENERGY_WITHHELD(Set.of(RUNNING), Set.of(PERMITTED), ChargePointStatus.SuspendedEVSE),
    ENERGY_FLOWS(Set.of(RUNNING, CLOSED, ASKS), Set.of(), ChargePointStatus.Charging),
    /** Shows what was shown before: Preparing, SuspendedEVSE, or the state before a fault (statement 43). */
    ENERGY_JUST_PERMITTED(Set.of(RUNNING, SETTLING), Set.of(), null),
    CONTACTOR_STAYS_OPEN(Set.of(RUNNING, ASKS), Set.of(CLOSED), ChargePointStatus.SuspendedEVSE),
    CAR_TAKES_NONE(Set.of(RUNNING), Set.of(), ChargePointStatus.SuspendedEV),
    START_BEING_STORED(Set.of(STARTING), Set.of(), ChargePointStatus.Preparing),
    INOPERATIVE(Set.of(), Set.of(OPERATIVE), ChargePointStatus.Unavailable),
    PLUG_OR_TAG_AWAITED(Set.of(PREPARING), Set.of(), ChargePointStatus.Preparing),
    PLUG_LEFT_IN(Set.of(FINISHING), Set.of(), ChargePointStatus.Finishing),
    KEPT_FOR_SOMEBODY(Set.of(RESERVED), Set.of(), ChargePointStatus.Reserved),
    FREE(Set.of(), Set.of(), ChargePointStatus.Available);

    private final Set<Condition> needs;
    private final Set<Condition> excludes;
    private final Optional<ChargePointStatus> status;

    StatusRow(Set<Condition> needs, Set<Condition> excludes, ChargePointStatus status) {
        this.needs = needs;
        this.excludes = excludes;
        this.status = Optional.ofNullable(status);
    }

    /** The row that holds. */
    public static StatusRow of(Set<Condition> holding) {
        for (StatusRow row : values()) {
            if (holding.containsAll(row.needs) && row.excludes.stream().noneMatch(holding::contains)) {
                return row;
            }
        }
        throw new IllegalStateException("the last row holds always");
    }

    /** The status of a connector. */
    public static ChargePointStatus status(Facts facts, Surroundings around) {
        return of(Condition.of(facts, around)).status.orElse(facts.shown());
    }

    public Set<Condition> needs() {
        return needs;
    }

    public Set<Condition> excludes() {
        return excludes;
    }

    /** Empty: the status before stays. */
    public Optional<ChargePointStatus> status() {
        return status;
    }
}
