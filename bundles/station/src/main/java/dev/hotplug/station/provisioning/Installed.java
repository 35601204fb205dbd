package dev.hotplug.station.provisioning;

import dev.hotplug.settings.Installation;
import java.util.Optional;

/** Which charger this is, as the launcher and the provisioning file say. */
record Installed(String partNumber, Optional<String> serialNumber, String firmwareVersion)
        implements Installation {}
