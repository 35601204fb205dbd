/** A driver for a generic charger behind the line protocol of examples/README.md. */
@Capability(
        namespace = DriverHandOver.NAMESPACE,
        attribute = {
            DriverHandOver.WRITES + ":Long=" + Memory.WRITES,
            DriverHandOver.READS + ":List<Long>=\"" + Memory.READS + "\""
        })
package dev.hotplug.example.driver.line;

import dev.hotplug.hardware.DriverHandOver;
import org.osgi.annotation.bundle.Capability;
