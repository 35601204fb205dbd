package dev.hotplug.station.provisioning;

import dev.hotplug.settings.Installation;
import java.util.Optional;

/**
 * Which charger this is, as the launcher and the provisioning file say.
 *
 * @param startedVersion of the set that the launcher started; a swap in place may have brought another since
 */
record Installed(String partNumber, Optional<String> serialNumber, String startedVersion) implements Installation {

    @Override
    public String firmwareVersion() {
        return System.getProperty(VERSION, startedVersion);
    }
}
