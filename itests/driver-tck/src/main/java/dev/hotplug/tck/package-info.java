/**
 * The contract kit for drivers: extend {@link dev.hotplug.tck.DriverTck}, hand in a {@link dev.hotplug.tck.DriverBench} that
 * makes the driver and stand-in hardware, and run it with JUnit 5. See docs/drivers.md.
 */
package dev.hotplug.tck;
