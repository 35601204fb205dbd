package dev.hotplug.diagnostics;

import java.time.Instant;
import java.util.Optional;

/**
 * The time that is asked about, both ends included; an end that is missing is open.
 *
 * @param from wall time
 * @param to   wall time
 */
public record Window(Optional<Instant> from, Optional<Instant> to) {

    public static final Window ALWAYS = new Window(Optional.empty(), Optional.empty());

    public boolean contains(Instant moment) {
        return from.filter(moment::isBefore).isEmpty() && to.filter(moment::isAfter).isEmpty();
    }

    public boolean bounded() {
        return from.isPresent() || to.isPresent();
    }
}
