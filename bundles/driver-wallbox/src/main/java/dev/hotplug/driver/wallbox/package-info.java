/**
 * What the four models share: part numbers, the halo's table, the form of a card's idTag, the table of faults, and the
 * engine between a {@link dev.hotplug.mainboard.Mainboard} and the station. For model drivers only. Everything but
 * {@link dev.hotplug.driver.wallbox.WallboxDriver} is pure: values and tables.
 */
@Export
@Version("1.0.0")
package dev.hotplug.driver.wallbox;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
