package dev.hotplug.runtime.generation;

import dev.hotplug.boot.BootRecord;
import dev.hotplug.boot.Generation;
import dev.hotplug.runtime.feature.Feature;
import java.util.Map;
import java.util.Optional;

/**
 * The set of bundles of this start.
 *
 * @param feature        the charger model's, complete
 * @param version        as {@code firmwareVersion} says it
 * @param generation     what the feature was made of; empty for the distribution's own
 * @param trial          whether it has to prove itself
 */
public record ChosenSet(Feature feature, String version, Optional<Generation> generation, boolean trial) {

    /** Its number on this charger. */
    public long number() {
        return generation.map(Generation::number).orElse(BootRecord.GOLDEN);
    }

    /** What it says of configurations, by PID; goes before the files of the distribution. */
    public Map<String, Map<String, Object>> configurations() {
        return generation.map(Generation::configurations).orElse(Map.of());
    }

    /** Whether it is the set that was unpacked with the launcher. */
    public boolean golden() {
        return generation.isEmpty();
    }
}
