package dev.hotplug.settings;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Whether this charger may speak OCPP: as its part number says, or as the installer answers for. A service of the station.
 * Any thread.
 */
@ProviderType
public interface OcppPermission {

    /** Why OCPP stays off whatever is set up, as part of a sentence; empty when it may be used. */
    Optional<String> withheld();

    /** What speaks against OCPP but does not count, because the installer answers for it; empty when nothing does. */
    Optional<String> overridden();
}
