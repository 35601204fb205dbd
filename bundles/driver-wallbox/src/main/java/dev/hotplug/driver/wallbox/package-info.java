/**
 * What the four models share: part numbers, the halo's table, the form of a card's idTag, the table of faults, the engine
 * between a {@link dev.hotplug.mainboard.Mainboard} and the station, and what a model's component does with it. For model
 * drivers only. Everything but {@link dev.hotplug.driver.wallbox.WallboxDriver} and
 * {@link dev.hotplug.driver.wallbox.ModelDriver} is pure: values and tables.
 */
@Export
@Version("1.0.0")
package dev.hotplug.driver.wallbox;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
