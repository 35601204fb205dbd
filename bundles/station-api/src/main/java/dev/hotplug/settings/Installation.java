package dev.hotplug.settings;

import java.util.Optional;

/**
 * Which charger this is: a service registered by the station once the provisioning file has been applied.
 *
 * @see dev.hotplug.hardware.ChargerIdentity what the model says of itself
 */
public interface Installation {

    /** System property with the version of the set that a swap in place has committed since the process was started. */
    String VERSION = "hotplug.set.version";

    /** Part number in force (command line, else provisioning file, else the model's own). */
    String partNumber();

    /** Serial number, 1 to 25 printable characters; empty when the factory gave none. */
    Optional<String> serialNumber();

    /** Version of the bundle set, as BootNotification's firmwareVersion says it. */
    String firmwareVersion();
}
