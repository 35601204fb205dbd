package dev.hotplug.station.connector;

import dev.hotplug.model.Reason;
import dev.hotplug.station.authorization.Grant;
import dev.hotplug.station.connector.Session.Cause;
import dev.hotplug.station.connector.Session.Finishing;
import dev.hotplug.station.connector.Session.Idle;
import dev.hotplug.station.connector.Session.Preparing;
import dev.hotplug.station.connector.Session.Running;
import dev.hotplug.station.connector.Session.Starting;
import dev.hotplug.station.connector.Session.Stopping;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What follows by itself from what is true; tried in this order until none applies. */
enum Transition {
    EMERGENCY_STOP((f, s) -> f.session() instanceof Running && Faults.emergencyStop(f, s)
            ? stop(f, s, Reason.EmergencyStop) : none()),

    /** Out of the socket: always; out of the car: as StopTransactionOnEVSideDisconnect says (statement 45). */
    CAR_GONE((f, s) -> f.session() instanceof Running && ConnectorRules.gone(f, s)
            ? stop(f, s, Reason.EVDisconnected) : none()),

    /** StopTransactionOnInvalidId, once MaxEnergyOnInvalidId is used up (statement 31). */
    DEAUTHORIZED((f, s) -> s.policy().stopTransactionOnInvalidId()
            && f.session() instanceof Running running && Orders.exhausted(running, f)
            ? stop(f, s, Reason.DeAuthorized) : none()),

    /** The meter has been read after the opening, or will not be in time (statement 55). */
    METER_READ((f, s) -> f.session() instanceof Stopping stopping && !stopping.closing()
            && (!f.contactorClosed() || s.nowMillis() >= stopping.deadlineMillis())
            ? close(f, stopping) : none()),

    PLUGGED_IN((f, s) -> f.session() instanceof Idle && f.plugged() && f.operative()
            ? to(f, new Preparing(s.nowMillis(), Optional.empty())) : none()),

    UNPLUGGED_WITHOUT_TAG((f, s) -> f.session() instanceof Preparing preparing && preparing.who().isEmpty() && !f.plugged()
            ? to(f, new Idle()) : none()),

    FREE_VEND((f, s) -> s.freeVend() && ConnectorRules.startable(f, s) && ConnectorRules.awaitsTag(f)
            ? to(f, new Preparing(s.nowMillis(), Optional.of(new Grant(s.policy().authDisabledIdTag(), Optional.empty()))))
            : none()),

    START((f, s) -> f.session() instanceof Preparing preparing && preparing.who().isPresent() && ConnectorRules.startable(f, s)
            ? start(f, preparing.who().get()) : none()),

    /** ConnectionTimeOut: with the plug in Finishing, without it back to Available (statements 38, 39). */
    TIMED_OUT((f, s) -> f.session() instanceof Preparing preparing
            && s.nowMillis() >= preparing.sinceMillis() + s.policy().connectionTimeOutMillis()
            ? to(f, f.plugged() ? new Finishing(Cause.TIMED_OUT, Optional.empty()) : new Idle()) : none()),

    UNPLUGGED((f, s) -> f.session() instanceof Finishing && f.hardware().isPresent() && !f.plugged()
            ? to(f, new Idle()) : none());

    private final BiFunction<Facts, Surroundings, Optional<Decision>> rule;

    Transition(BiFunction<Facts, Surroundings, Optional<Decision>> rule) {
        this.rule = rule;
    }

    /** What follows, when it applies. */
    Optional<Decision> apply(Facts facts, Surroundings around) {
        return rule.apply(facts, around);
    }

    private static Optional<Decision> none() {
        return Optional.empty();
    }

    private static Optional<Decision> to(Facts facts, Session session) {
        return Optional.of(Decision.of(facts, session));
    }

    private static Optional<Decision> stop(Facts facts, Surroundings around, Reason reason) {
        return Optional.of(Decision.of(new Signal.Stop(StopOrder.of(reason)).on(facts, around)));
    }

    private static Optional<Decision> close(Facts facts, Stopping stopping) {
        Session closing = new Stopping(stopping.running(), stopping.order(), stopping.deadlineMillis(), true);
        return Optional.of(new Decision(
                facts.with(closing), List.of(new Effect.End(stopping.running(), stopping.order()))));
    }

    private static Optional<Decision> start(Facts facts, Grant who) {
        return Optional.of(new Decision(
                facts.with(new Starting(who, Optional.empty())), List.of(new Effect.Begin(who))));
    }
}
