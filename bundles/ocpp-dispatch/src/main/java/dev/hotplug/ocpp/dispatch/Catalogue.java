package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.ProfileCatalogue;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The profiles that the bundles of the set declare. What a bundle declared stays for 10 s after it was uninstalled. Any thread. */
final class Catalogue implements ProfileCatalogue {

    /** How long a swap by uninstalling and installing may take. */
    static final long GAP_MILLIS = 10_000;

    private final LongSupplier elapsedMillis;
    private final Map<Long, Entry> entries = new HashMap<>();

    /** @param elapsedMillis monotonic time */
    Catalogue(LongSupplier elapsedMillis) {
        this.elapsedMillis = elapsedMillis;
    }

    /** What one bundle declares; any number of capabilities together. */
    record Declared(Set<String> profiles, Set<String> actions, Set<String> triggers) {

        boolean isEmpty() {
            return profiles.isEmpty() && actions.isEmpty() && triggers.isEmpty();
        }
    }

    private record Entry(Declared declared, long until) {

        boolean gone(long now) {
            return until < now;
        }
    }

    /** A bundle is in the set; replaces what it declared before. */
    synchronized void put(long bundle, Declared declared) {
        entries.put(bundle, new Entry(declared, Long.MAX_VALUE));
        entries.values().removeIf(entry -> entry.declared().isEmpty());
    }

    /** A bundle was uninstalled. */
    synchronized void remove(long bundle) {
        entries.computeIfPresent(bundle, (id, entry) -> new Entry(entry.declared(), elapsedMillis.getAsLong() + GAP_MILLIS));
    }

    @Override
    public SortedSet<String> featureProfiles() {
        return collect(Declared::profiles);
    }

    @Override
    public SortedSet<String> actions() {
        return collect(Declared::actions);
    }

    @Override
    public SortedSet<String> triggers() {
        return collect(Declared::triggers);
    }

    private synchronized SortedSet<String> collect(Function<Declared, Set<String>> part) {
        long now = elapsedMillis.getAsLong();
        entries.values().removeIf(entry -> entry.gone(now));
        SortedSet<String> all = new TreeSet<>();
        entries.values().forEach(entry -> all.addAll(part.apply(entry.declared())));
        return Collections.unmodifiableSortedSet(all);
    }
}
