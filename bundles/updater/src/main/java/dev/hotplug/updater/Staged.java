package dev.hotplug.updater;

import dev.hotplug.boot.Generation;
import dev.hotplug.update.Offer;

/**
 * What was checked and lies in the store, ready to be installed.
 *
 * @param offer      as it was told
 * @param generation that would run
 */
record Staged(Offer offer, Generation generation) {}
