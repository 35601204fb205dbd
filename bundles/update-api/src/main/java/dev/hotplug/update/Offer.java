package dev.hotplug.update;

import java.util.SortedSet;

/**
 * A file that could be installed now.
 *
 * @param id          of this offer, given by the updater
 * @param fromVersion what would be replaced
 * @param version     what would run, as {@code firmwareVersion} would say it
 * @param patch       whether it replaces single bundles rather than the set
 * @param kind        how much of the charger would notice
 * @param replaced    symbolic names of the bundles that change, come or go; empty when this set runs already
 * @param affected    symbolic names of the bundles that are stopped for a moment, those included
 * @param bytes       of the bundles that were new to this charger
 */
public record Offer(
        String id,
        String fromVersion,
        String version,
        boolean patch,
        UpdateClass kind,
        SortedSet<String> replaced,
        SortedSet<String> affected,
        long bytes)
        implements Check {}
