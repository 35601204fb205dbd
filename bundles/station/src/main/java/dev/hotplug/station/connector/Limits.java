package dev.hotplug.station.connector;

import dev.hotplug.station.LimitPlan;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Limits of the current a connector may offer: every source writes its own named slot, the lowest wins.
 *
 * @param slots mA per phase by the name of the source
 */
public record Limits(SortedMap<String, Integer> slots) {

    /** What the model can carry. */
    public static final String HARDWARE = "hardware";

    /** What the cable can carry. */
    public static final String CABLE = "cable";

    /** What a warm outlet can carry. */
    public static final String TEMPERATURE = "temperature";

    public Limits {
        slots = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(slots));
    }

    /** All limits of a connector. */
    public static Limits of(Facts facts) {
        SortedMap<String, Integer> all = new TreeMap<>(ofHardware(facts).slots());
        facts.imposed().forEach((source, step) -> all.merge(source, step.milliampere().getAsInt(), Math::min));
        return new Limits(all);
    }

    /** The current below which an offer is of no use, mA per phase: the model's least, or the car's. */
    static int least(Facts facts) {
        return facts.imposed().values().stream()
                .mapToInt(LimitPlan.Step::leastMilliampere)
                .reduce(facts.capability().minMilliampere(), Math::max);
    }

    /** How many phases may be used: one or all, and all where the model cannot switch. */
    static int phases(Facts facts) {
        int all = facts.capability().phases();
        boolean fewer = facts.imposed().values().stream().anyMatch(step -> step.phases().orElse(all) < all);
        return fewer && facts.capability().phaseSwitching() ? 1 : all;
    }

    /** The limits that the connector's own hardware sets. */
    public static Limits ofHardware(Facts facts) {
        SortedMap<String, Integer> slots = new TreeMap<>(Map.of(HARDWARE, facts.capability().maxMilliampere()));
        facts.hardware().ifPresent(h -> h.cableMilliampere().ifPresent(c -> slots.put(CABLE, c)));
        facts.hardware().ifPresent(h -> h.thermalMilliampere().ifPresent(t -> slots.put(TEMPERATURE, t)));
        return new Limits(slots);
    }

    /** The same with one slot written. */
    public Limits with(String source, int milliampere) {
        SortedMap<String, Integer> copy = new TreeMap<>(slots);
        copy.put(source, milliampere);
        return new Limits(copy);
    }

    /** The limit in force, mA per phase. */
    public int lowest() {
        return slots.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    /** Which source sets it; the first by name when several set the same. */
    public Optional<String> winner() {
        return slots.entrySet().stream().filter(e -> e.getValue() == lowest()).map(Map.Entry::getKey).findFirst();
    }
}
