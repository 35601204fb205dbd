package dev.hotplug.update;

import java.util.Optional;

/**
 * The set that runs.
 *
 * @param version    of the set, {@code set+patch} after a patch
 * @param model      charger model
 * @param generation its number on this charger; 0 is the set of the distribution
 * @param trial      whether it has still to prove itself
 * @param counter    security counter of this charger; never falls
 * @param bundles    how many
 * @param previous   version of the set that {@link Updates#goBack} would bring back
 */
public record InstalledSet(
        String version, String model, long generation, boolean trial, long counter, int bundles, Optional<String> previous) {}
