/**
 * What the firmware profile and the page may ask of the updater: check a file, install what was checked, go back, and know how
 * it went, also after the process has ended in the middle.
 *
 * <p>The usual way: {@link dev.hotplug.update.Updates#check} gives an {@link dev.hotplug.update.Offer} or a
 * {@link dev.hotplug.update.Refusal}; {@link dev.hotplug.update.Updates#install} takes the offer on under a name that the
 * caller chooses; {@link dev.hotplug.update.UpdateListener} hears the phases; the {@link dev.hotplug.update.Outcome} under that name is
 * durable before anybody hears of it, and stays in the history.
 */
@Export
@Version("1.0.0")
package dev.hotplug.update;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
