package dev.hotplug.station.limit;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.LimitPlan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the plans that were left say at one moment, for each connector by source. Pure. */
public final class Imposition {

    private Imposition() {}

    /**
     * A connector as far as it matters here.
     *
     * @param leastMilliampere the smallest current the model can offer
     * @param mostMilliampere  the lowest limit of its hardware
     * @param transaction      local id of the one that runs
     * @param plans            of that transaction, by source
     */
    public record Outlet(
            ConnectorId id, int leastMilliampere, int mostMilliampere, OptionalLong transaction, Map<String, LimitPlan> plans) {}

    /** The steps with a limit that hold at {@code now}. */
    public static Map<ConnectorId, SortedMap<String, Step>> at(Instant now, List<Outlet> outlets, Map<Place, LimitPlan> plans) {
        Map<ConnectorId, SortedMap<String, Step>> imposed = new HashMap<>();
        for (Outlet outlet : outlets) {
            SortedMap<String, Step> own = new TreeMap<>();
            plans.forEach((place, plan) -> put(own, place, outlet.id(), plan.at(now)));
            outlet.plans().forEach((source, plan) -> lower(own, source, plan.at(now)));
            imposed.put(outlet.id(), own);
        }
        new TreeMap<>(shared(plans)).forEach((source, plan) -> plan.at(now).filter(Imposition::limits)
                .ifPresent(step -> share(source, step, outlets, imposed)));
        return imposed;
    }

    /** When they say something else, as far as the clock alone decides. */
    public static Optional<Instant> nextAfter(Instant now, List<Outlet> outlets, Map<Place, LimitPlan> plans) {
        List<LimitPlan> all = new ArrayList<>(plans.values());
        outlets.forEach(outlet -> all.addAll(outlet.plans().values()));
        return all.stream().flatMap(plan -> plan.nextAfter(now).stream()).min(Comparator.naturalOrder());
    }

    private static void put(SortedMap<String, Step> own, Place place, ConnectorId id, Optional<Step> step) {
        if (place.connector().equals(id)) {
            lower(own, place.source(), step);
        }
    }

    private static void lower(SortedMap<String, Step> own, String source, Optional<Step> step) {
        step.filter(Imposition::limits).ifPresent(s -> own.merge(source, s, Imposition::lower));
    }

    private static Step lower(Step one, Step other) {
        return one.milliampere().getAsInt() <= other.milliampere().getAsInt() ? one : other;
    }

    private static boolean limits(Step step) {
        return step.milliampere().isPresent();
    }

    private static Map<String, LimitPlan> shared(Map<Place, LimitPlan> plans) {
        Map<String, LimitPlan> shared = new HashMap<>();
        plans.forEach((place, plan) -> {
            if (place.connector().isChargePoint()) {
                shared.put(place.source(), plan);
            }
        });
        return shared;
    }

    private static void share(
            String source, Step step, List<Outlet> outlets, Map<ConnectorId, SortedMap<String, Step>> imposed) {
        int total = step.milliampere().getAsInt();
        List<Sharing.Claim> claims = outlets.stream()
                .filter(outlet -> outlet.transaction().isPresent())
                .sorted(Comparator.comparingLong(outlet -> outlet.transaction().getAsLong()))
                .map(outlet -> claim(outlet, imposed.get(outlet.id())))
                .toList();
        Map<ConnectorId, Integer> shares = Sharing.of(total, claims);
        outlets.forEach(outlet -> lower(imposed.get(outlet.id()), source,
                Optional.of(of(step, shares.getOrDefault(outlet.id(), total)))));
    }

    private static Sharing.Claim claim(Outlet outlet, SortedMap<String, Step> own) {
        int least = own.values().stream().mapToInt(Step::leastMilliampere).reduce(outlet.leastMilliampere(), Math::max);
        int most = own.values().stream().mapToInt(s -> s.milliampere().getAsInt()).reduce(outlet.mostMilliampere(), Math::min);
        return new Sharing.Claim(outlet.id(), least, most);
    }

    private static Step of(Step step, int milliampere) {
        return new Step(step.from(), OptionalInt.of(milliampere), step.phases(), step.leastMilliampere());
    }
}
