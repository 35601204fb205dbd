package dev.hotplug.station.connector;

import dev.hotplug.hardware.ConnectorState;
import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.authorization.Grant;
import dev.hotplug.station.connector.Session.Finishing;
import dev.hotplug.station.connector.Session.Idle;
import dev.hotplug.station.connector.Session.Preparing;
import dev.hotplug.station.connector.Session.Running;
import dev.hotplug.station.connector.Session.Starting;
import dev.hotplug.station.connector.Session.Stopping;
import dev.hotplug.station.transaction.Transaction;
import java.util.Optional;
import java.util.SortedMap;

/** What can happen to a connector. Each says what it changes at once; {@link Transition}s follow by themselves. */
public sealed interface Signal {

    /** The facts after it. Pure. */
    Facts on(Facts facts, Surroundings around);

    /** The driver reported its whole state. */
    record Reported(ConnectorState state) implements Signal {
        @Override
        public Facts on(Facts facts, Surroundings around) {
            return facts.withHardware(state);
        }
    }

    /** The driver has been away longer than a swap takes. */
    record DriverLost() implements Signal {
        @Override
        public Facts on(Facts facts, Surroundings around) {
            return facts.withDriverLost();
        }
    }

    /** Time has passed, or something around the connector has changed. */
    record Looked() implements Signal {
        @Override
        public Facts on(Facts facts, Surroundings around) {
            return facts;
        }
    }

    /** A tag may charge here. While another one waits for its plug, the newer takes its place and its time. */
    record Authorized(Grant who) implements Signal {
        @Override
        public Facts on(Facts facts, Surroundings around) {
            if (facts.session() instanceof Preparing preparing) {
                return facts.with(new Preparing(preparing.sinceMillis(), Optional.of(who)));
            }
            return facts.session().active() ? facts : facts.with(new Preparing(around.nowMillis(), Optional.of(who)));
        }
    }

    /** The start is durable. */
    record Started(Transaction transaction) implements Signal {
        @Override
        public Facts on(Facts facts, Surroundings around) {
            if (!(facts.session() instanceof Starting starting)) {
                return facts;
            }
            Facts running = facts.with(new Running(transaction, Optional.empty()));
            return starting.stop().map(order -> new Stop(order).on(running, around)).orElse(running);
        }
    }

    /** The start could not be made durable: there is no transaction and no energy. */
    record StartFailed() implements Signal {
        @Override
        public Facts on(Facts facts, Surroundings around) {
            return facts.session() instanceof Starting
                    ? facts.with(new Finishing(Session.Cause.ENDED, Optional.empty()))
                    : facts;
        }
    }

    /** A transaction shall end; a tag that waits for its plug is forgotten. */
    record Stop(StopOrder order) implements Signal {
        @Override
        public Facts on(Facts facts, Surroundings around) {
            if (facts.session() instanceof Running running) {
                return facts.with(
                        new Stopping(running.running(), order, around.nowMillis() + ConnectorRules.METER_MILLIS, false));
            }
            if (facts.session() instanceof Starting starting) {
                return facts.with(new Starting(starting.who(), Optional.of(order)));
            }
            return facts.session() instanceof Preparing preparing
                    ? facts.with(new Preparing(preparing.sinceMillis(), Optional.empty()))
                    : facts;
        }
    }

    /** The end is durable. */
    record Stopped() implements Signal {
        @Override
        public Facts on(Facts facts, Surroundings around) {
            return facts.session() instanceof Stopping stopping
                    ? facts.with(new Finishing(Session.Cause.ENDED, ConnectorRules.holder(stopping, facts, around)))
                    : facts;
        }
    }

    /** Nobody holds the plug any longer. */
    record Released() implements Signal {
        @Override
        public Facts on(Facts facts, Surroundings around) {
            return facts.session() instanceof Finishing finishing
                    ? facts.with(new Finishing(finishing.cause(), Optional.empty()))
                    : facts;
        }
    }

    /** More is known of the running transaction: its id, its group. */
    record Learned(Transaction transaction) implements Signal {
        @Override
        public Facts on(Facts facts, Surroundings around) {
            if (facts.session() instanceof Running running) {
                return facts.with(new Running(transaction, running.denial()));
            }
            return facts.session() instanceof Stopping stopping
                    ? facts.with(new Stopping(transaction, stopping.order(), stopping.deadlineMillis(), stopping.closing()))
                    : facts;
        }
    }

    /** The central system did not accept the tag of the running transaction; it may still draw {@code grantWattHour}. */
    record Denied(long grantWattHour) implements Signal {
        @Override
        public Facts on(Facts facts, Surroundings around) {
            return facts.session() instanceof Running running
                    ? facts.with(new Running(
                            running.running(),
                            Optional.of(new Session.Denial(facts.registerWattHour() + grantWattHour))))
                    : facts;
        }
    }

    /** Other limits hold from now on. */
    record Limited(SortedMap<String, LimitPlan.Step> imposed) implements Signal {
        @Override
        public Facts on(Facts facts, Surroundings around) {
            return facts.withImposed(imposed);
        }
    }

    /** ChangeAvailability took effect. */
    record AvailabilityChanged(boolean operative) implements Signal {
        @Override
        public Facts on(Facts facts, Surroundings around) {
            Facts changed = facts.withOperative(operative);
            return !operative && facts.session() instanceof Preparing ? changed.with(new Idle()) : changed;
        }
    }

    /** The connector is kept for somebody, or no longer. */
    record ReservedChanged(boolean reserved) implements Signal {
        @Override
        public Facts on(Facts facts, Surroundings around) {
            return facts.withReserved(reserved);
        }
    }
}
