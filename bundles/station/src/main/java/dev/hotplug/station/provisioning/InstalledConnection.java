package dev.hotplug.station.provisioning;

import dev.hotplug.settings.CentralSystem;

/** The central system as the store has it at the start; a service inside this bundle once provisioning is done. */
public interface InstalledConnection {

    CentralSystem centralSystem();
}
