package dev.hotplug.updater;

import dev.hotplug.boot.Generation;
import dev.hotplug.update.UpdateClass;
import dev.hotplug.update.set.SetDocument;
import java.time.Duration;

/**
 * How long a new set has to become as good as before, and for how long it has to stay so.
 *
 * @param limit for becoming
 * @param soak  for staying
 */
record GateTimes(Duration limit, Duration soak) {

    /** When a set says nothing; a set replaced in place has no start to go through. */
    private static final GateTimes IN_PLACE = new GateTimes(Duration.ofSeconds(60), Duration.ofSeconds(5));
    private static final GateTimes RESTARTED = new GateTimes(Duration.ofSeconds(60), Duration.ofSeconds(20));

    /** What the set says, or what is usual. */
    static GateTimes of(Generation generation, UpdateClass kind) {
        return Documents.of(generation)
                .map(SetDocument::update)
                .map(SetDocument.Update::gate)
                .map(gate -> new GateTimes(Duration.ofSeconds(gate.timeoutSeconds()), Duration.ofSeconds(gate.soakSeconds())))
                .orElse(kind.restarts() ? RESTARTED : IN_PLACE);
    }
}
