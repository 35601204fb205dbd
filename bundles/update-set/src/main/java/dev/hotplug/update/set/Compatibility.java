package dev.hotplug.update.set;

import java.util.List;

/**
 * Stations that a set is for, one by one: no wildcards, because one model name has stood for several kinds of hardware before.
 *
 * @param vendor            as in BootNotification
 * @param model             name of the feature
 * @param partNumbers       at least one, whole
 * @param hardwareRevisions at least one
 */
public record Compatibility(String vendor, String model, List<String> partNumbers, List<String> hardwareRevisions) {

    public Compatibility {
        partNumbers = List.copyOf(partNumbers);
        hardwareRevisions = List.copyOf(hardwareRevisions);
    }
}
