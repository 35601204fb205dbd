package dev.hotplug.updater;

import dev.hotplug.boot.Generation;
import dev.hotplug.boot.GenerationBundle;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What changes from one generation to another. Pure. */
final class Difference {

    private Difference() {}

    /** Symbolic names of bundles that come, go, or have other bytes. */
    static SortedSet<String> names(Generation from, Generation to) {
        SortedSet<String> names = new TreeSet<>();
        Stream.concat(from.bundles().stream(), to.bundles().stream())
                .map(GenerationBundle::name)
                .filter(name -> !bytes(from, name).equals(bytes(to, name)))
                .forEach(names::add);
        return names;
    }

    private static Optional<String> bytes(Generation generation, String name) {
        return generation.bundle(name).map(GenerationBundle::sha256);
    }

    /** What only a start of the process reads: configurations and framework properties. */
    static boolean needsRestart(Generation from, Generation to) {
        return !from.launching().equals(to.launching()) || !from.sameConfigurations(to);
    }
}
