/**
 * The port between a model's driver and the charger's electronics. The simulator and the real charger's electronics
 * implement the same {@link dev.hotplug.mainboard.Mainboard}; the driver that is tested is the driver that ships.
 */
@Export
@Version("1.1.0")
package dev.hotplug.mainboard;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
