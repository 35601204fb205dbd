package dev.hotplug.updater;

import dev.hotplug.boot.Generation;
import dev.hotplug.boot.GenerationBundle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Brings the framework to a generation, whatever of it is there already: the same operation goes there and back. Stops what is not
 * wanted, the last started first; takes it out; puts in what is missing; refreshes once; starts in order. Bundles of neither
 * generation are left alone.
 */
final class Swap {

    private final Live live;
    private final Locations locations;
    private final Generation other;
    private final Generation wanted;

    /** @param other the generation to come from; its bundles go where {@code wanted} does not have them */
    Swap(Live live, Locations locations, Generation other, Generation wanted) {
        this.live = live;
        this.locations = locations;
        this.other = other;
        this.wanted = wanted;
    }

    /** How many bundles go or come. */
    int steps() throws IOException {
        Map<String, String> places = places();
        return stale(places).size() + missing(places).size();
    }

    /** @param progress told how many bundles have been dealt with */
    void run(IntConsumer progress) throws StepFailed, IOException {
        Map<String, String> places = places();
        List<Live.Installed> stale = stale(places);
        int done = 0;
        for (Live.Installed bundle : stale) {
            live.stop(bundle);
        }
        for (Live.Installed bundle : stale) {
            live.uninstall(bundle);
            progress.accept(++done);
        }
        for (String location : missing(places)) {
            live.install(location);
            progress.accept(++done);
        }
        live.refresh();
        start(places);
    }

    /** Where each bundle of the wanted generation lies, by symbolic name, in the order of the start. */
    private Map<String, String> places() throws IOException {
        Map<String, String> places = new LinkedHashMap<>();
        for (GenerationBundle bundle : inOrder(wanted)) {
            places.put(bundle.name(), locations.of(bundle));
        }
        return places;
    }

    private static List<GenerationBundle> inOrder(Generation generation) {
        return generation.bundles().stream().sorted(Comparator.comparingInt(GenerationBundle::startOrder)).toList();
    }

    /** The last started first. */
    private List<Live.Installed> stale(Map<String, String> places) {
        Set<String> names = new HashSet<>(places.keySet());
        List<String> order = new ArrayList<>(inOrder(other).stream().map(GenerationBundle::name).toList());
        names.addAll(order);
        return live.bundles().stream()
                .filter(bundle -> names.contains(bundle.name()) && !bundle.location().equals(places.get(bundle.name())))
                .sorted(Comparator.comparingInt((Live.Installed bundle) -> order.indexOf(bundle.name())).reversed())
                .toList();
    }

    private List<String> missing(Map<String, String> places) {
        Set<String> there = new HashSet<>();
        live.bundles().forEach(bundle -> there.add(bundle.location()));
        return places.values().stream().filter(location -> !there.contains(location)).toList();
    }

    /** What the refresh has started again is active already. */
    private void start(Map<String, String> places) throws StepFailed {
        List<Live.Installed> all = live.bundles();
        for (String location : places.values()) {
            for (Live.Installed bundle : all) {
                if (bundle.location().equals(location) && !bundle.active()) {
                    live.start(bundle);
                }
            }
        }
    }
}
