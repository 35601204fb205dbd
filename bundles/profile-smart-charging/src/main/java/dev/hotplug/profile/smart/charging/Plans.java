package dev.hotplug.profile.smart.charging;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.profile.smart.charging.schedule.Ahead;
import dev.hotplug.profile.smart.charging.schedule.Course;
import dev.hotplug.profile.smart.charging.schedule.Stack;
import dev.hotplug.profile.smart.charging.schedule.Track;
import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.TransactionPlan;
import dev.hotplug.station.TransactionPlan.Layer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is left with the station: how the profiles go on from now, {@link #HORIZON} ahead. Pure.
 *
 * @param max      for the charge point
 * @param defaults for every transaction without a profile of its own, by connector
 * @param own      of each running transaction that has one, by local id
 * @param until    the second up to which all of it is worked out
 */
record Plans(LimitPlan max, Map<ConnectorId, TransactionPlan> defaults, Map<Long, LimitPlan> own, long until) {

    /** How far ahead a plan goes, as long as it does not become too long. */
    static final Duration HORIZON = Duration.ofDays(8);

    /** A running transaction. */
    record Running(ConnectorId connector, long localId, Instant startedAt) {}

    static Plans of(Outlook outlook, Collection<Running> running, Instant now) {
        Reckoning reckoning = new Reckoning(now);
        LimitPlan max = reckoning.plan(outlook.max());
        Map<ConnectorId, TransactionPlan> defaults = new HashMap<>();
        for (Capabilities.Connector connector : outlook.capabilities().connectors()) {
            defaults.put(connector.id(), reckoning.forEvery(outlook, connector.id()));
        }
        Map<Long, LimitPlan> own = new HashMap<>();
        for (Running transaction : running) {
            if (!outlook.own(transaction.localId()).isEmpty()) {
                own.put(transaction.localId(), reckoning.plan(
                        outlook.transaction(transaction.connector(), transaction.localId(), transaction.startedAt())));
            }
        }
        return new Plans(max, defaults, own, reckoning.until);
    }

    /** Works plans out and keeps how far the shortest goes. */
    private static final class Reckoning {
        private final long from;
        private long until = Course.FOREVER;

        Reckoning(Instant now) {
            this.from = now.getEpochSecond();
        }

        LimitPlan plan(Course course) {
            Ahead ahead = Ahead.of(course, from, from + HORIZON.toSeconds());
            until = Math.min(until, ahead.until());
            return ahead.plan();
        }

        /** Neighbours that go by the clock are one layer; one that goes by the start of the transaction is its own. */
        TransactionPlan forEvery(Outlook outlook, ConnectorId connector) {
            List<Layer> layers = new ArrayList<>();
            List<Track> byClock = new ArrayList<>();
            for (Installed profile : outlook.defaults(connector)) {
                if (Outlook.relative(profile)) {
                    flush(byClock, layers);
                    layers.add(relative(profile.profile(), outlook, connector));
                } else {
                    byClock.add(Track.of(profile.profile(), Instant.EPOCH, outlook.supply(connector)));
                }
            }
            flush(byClock, layers);
            return new TransactionPlan(layers);
        }

        private void flush(List<Track> byClock, List<Layer> layers) {
            LimitPlan plan = byClock.isEmpty() ? LimitPlan.NONE : plan(new Stack(byClock));
            byClock.clear();
            if (!plan.equals(LimitPlan.NONE)) {
                layers.add(Layer.absolute(plan));
            }
        }

        private static Layer relative(ChargingProfile profile, Outlook outlook, ConnectorId connector) {
            Track track = Track.of(alwaysValid(profile), Instant.EPOCH, outlook.supply(connector));
            LimitPlan plan = Ahead.of(new Stack(List.of(track)), 0, Course.FOREVER).plan();
            return new Layer(
                    plan, true,
                    profile.validFrom().map(from -> from.truncatedTo(ChronoUnit.SECONDS)),
                    profile.validTo().map(Track::secondAfter).map(Instant::ofEpochSecond));
        }

        private static ChargingProfile alwaysValid(ChargingProfile p) {
            return new ChargingProfile(
                    p.chargingProfileId(), p.transactionId(), p.stackLevel(), p.chargingProfilePurpose(),
                    p.chargingProfileKind(), p.recurrencyKind(), Optional.empty(), Optional.empty(), p.chargingSchedule());
        }
    }
}
