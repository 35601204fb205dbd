/** The Commander 2. Its next version can take over in mid-charge. */
@Capability(
        namespace = DriverHandOver.NAMESPACE,
        attribute = {
            DriverHandOver.WRITES + ":Long=" + WallboxDriver.WRITES,
            DriverHandOver.READS + ":List<Long>=\"" + WallboxDriver.READS + "\""
        })
package dev.hotplug.driver.commander2;

import dev.hotplug.driver.wallbox.WallboxDriver;
import dev.hotplug.hardware.DriverHandOver;
import org.osgi.annotation.bundle.Capability;
