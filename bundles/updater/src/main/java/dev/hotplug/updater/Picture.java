package dev.hotplug.updater;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the charger does at one moment.
 *
 * @param complaints what is wrong, one clause each: a bundle that is not active, a component that waits, a fault of a connector
 * @param online     the central system has accepted this charger on an open socket
 */
record Picture(Set<String> complaints, boolean online) {

    Picture {
        complaints = Set.copyOf(complaints);
    }

    /** What is wrong now that was not before; empty when it is as good as before. */
    Optional<String> worseThan(Picture before, boolean linkWanted) {
        Set<String> fresh = new TreeSet<>(complaints);
        fresh.removeAll(before.complaints());
        if (!fresh.isEmpty()) {
            return Optional.of(String.join("; ", fresh.stream().limit(3).toList()));
        }
        return linkWanted && before.online() && !online ? Optional.of(Gate.NO_LINK) : Optional.empty();
    }
}
