package dev.hotplug.station.connector;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiPredicate;

/** The yes-or-no questions on which the status of a connector depends. */
public enum Condition {
    /** A driver has reported this connector. */
    REPORTED((f, s) -> f.hardware().isPresent()),
    /** A fault makes it Faulted. */
    FAULTED((f, s) -> Faults.faulted(f, s).isPresent()),
    /** ChangeAvailability left it so. */
    OPERATIVE((f, s) -> f.operative()),
    /** Kept for somebody. */
    RESERVED((f, s) -> f.reserved()),
    PREPARING((f, s) -> f.session() instanceof Session.Preparing),
    STARTING((f, s) -> f.session() instanceof Session.Starting),
    RUNNING((f, s) -> f.session() instanceof Session.Running),
    STOPPING((f, s) -> f.session() instanceof Session.Stopping),
    FINISHING((f, s) -> f.session() instanceof Session.Finishing),
    /** The station permits energy. */
    PERMITTED(Orders::permitted),
    /** The contactor is closed. */
    CLOSED((f, s) -> f.contactorClosed()),
    /** The car asks for energy (states C and D). */
    ASKS((f, s) -> f.asks()),
    /** Energy was permitted a moment ago; contactor and car have their time. */
    SETTLING((f, s) -> f.offeredSince().isPresent()
            && s.nowMillis() < f.offeredSince().getAsLong() + ConnectorRules.SETTLE_MILLIS);

    private final BiPredicate<Facts, Surroundings> test;

    Condition(BiPredicate<Facts, Surroundings> test) {
        this.test = test;
    }

    /** All that hold now. */
    public static Set<Condition> of(Facts facts, Surroundings around) {
        Set<Condition> holding = EnumSet.noneOf(Condition.class);
        for (Condition condition : values()) {
            if (condition.test.test(facts, around)) {
                holding.add(condition);
            }
        }
        return holding;
    }
}
