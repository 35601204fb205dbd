package dev.hotplug.example.driver.line;

import dev.hotplug.tck.DriverBench;
import dev.hotplug.tck.DriverTck;

/** The contract kit, on a device in memory and a clock that is turned by hand. */
class LineTckTest extends DriverTck {

    @Override
    protected DriverBench bench() {
        return new LineBench();
    }
}
