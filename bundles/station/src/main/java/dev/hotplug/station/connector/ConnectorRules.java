package dev.hotplug.station.connector;

import dev.hotplug.model.ChargePointStatus;
import dev.hotplug.model.Reason;
import dev.hotplug.station.authorization.Grant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** How a connector goes from facts to facts. Pure functions; time is an argument. */
public final class ConnectorRules {

    /** How long contactor and car may take after energy was permitted before a suspension is shown, ms. */
    public static final long SETTLE_MILLIS = 5_000;

    /** How long the reading after the opening of the contactor is awaited, ms. */
    public static final long METER_MILLIS = 3_000;

    private static final int MOST_TRANSITIONS = 20;

    private ConnectorRules() {}

    /** What becomes of the facts when something happens, and what is to be done. */
    public static Decision decide(Facts facts, Signal signal, Surroundings around) {
        List<Effect> effects = new ArrayList<>();
        Facts now = signal.on(facts, around);
        for (int i = 0; i < MOST_TRANSITIONS; i++) {
            Optional<Decision> next = next(now, around);
            if (next.isEmpty()) {
                return new Decision(shown(offered(facts, now, around), around), effects);
            }
            effects.addAll(next.get().effects());
            now = next.get().facts();
        }
        throw new IllegalStateException("transitions without end from " + facts.session() + " on " + signal);
    }

    /** When the connector must be looked at again though nothing happens: elapsed ms. */
    public static OptionalLong nextLook(Facts facts, Surroundings around) {
        LongStream.Builder times = LongStream.builder();
        if (facts.session() instanceof Session.Preparing preparing) {
            times.add(preparing.sinceMillis() + around.policy().connectionTimeOutMillis());
        }
        if (facts.session() instanceof Session.Stopping stopping && !stopping.closing()) {
            times.add(stopping.deadlineMillis());
        }
        facts.offeredSince().ifPresent(since -> times.add(since + SETTLE_MILLIS));
        return times.build().filter(t -> t > around.nowMillis()).min();
    }

    /** A transaction could begin as soon as a tag is there. */
    static boolean startable(Facts facts, Surroundings around) {
        return facts.carConnected()
                && facts.operative()
                && !around.resetting()
                && Faults.stopping(facts, around).isEmpty();
    }

    /** The plug is in and a tag would start, also one that comes late (statement 39). */
    static boolean awaitsTag(Facts facts) {
        return facts.session() instanceof Session.Preparing preparing && preparing.who().isEmpty()
                || facts.session() instanceof Session.Finishing finishing && finishing.cause() != Session.Cause.ENDED;
    }

    /** The car has gone in a way that ends its transaction. */
    static boolean gone(Facts facts, Surroundings around) {
        if (facts.driverLost() || facts.hardware().isEmpty()) {
            return false;
        }
        boolean byKey = around.policy().stopTransactionOnEVSideDisconnect();
        boolean out = !facts.plugged() && (byKey || !facts.capability().tethered());
        return out || facts.carLeft() && byKey;
    }

    /**
     * Who holds the plug after a transaction: its tag when the central system refused it (statement 31), or when
     * UnlockConnectorOnEVSideDisconnect forbids to release it (statement 45).
     */
    static Optional<Grant> holder(Session.Stopping stopping, Facts facts, Surroundings around) {
        Reason reason = stopping.order().reason();
        boolean hold = reason == Reason.DeAuthorized
                || reason == Reason.EVDisconnected && !around.policy().unlockConnectorOnEVSideDisconnect();
        return hold && facts.capability().lock() && !around.freeVend()
                ? Optional.of(new Grant(stopping.running().idTag(), stopping.running().parent()))
                : Optional.empty();
    }

    private static Optional<Decision> next(Facts facts, Surroundings around) {
        return Arrays.stream(Transition.values()).flatMap(t -> t.apply(facts, around).stream()).findFirst();
    }

    /** Contactor and car have their time from the moment energy was permitted, and anew whenever the car asks again. */
    private static Facts offered(Facts before, Facts facts, Surroundings around) {
        if (!Orders.permitted(facts, around)) {
            return facts.withOfferedSince(OptionalLong.empty());
        }
        long settled = around.nowMillis() - SETTLE_MILLIS;
        long since = asksAgain(before, facts) ? around.nowMillis() : facts.offeredSince().orElse(around.nowMillis());
        return facts.withOfferedSince(OptionalLong.of(facts.contactorClosed() ? Math.min(since, settled) : since));
    }

    private static boolean asksAgain(Facts before, Facts facts) {
        return !before.asks() && facts.asks();
    }

    private static Facts shown(Facts facts, Surroundings around) {
        ChargePointStatus status = StatusRow.status(facts, around);
        return status == ChargePointStatus.Faulted ? facts : facts.withShown(status);
    }
}
