package dev.hotplug.station.keys;

import dev.hotplug.settings.Setting;
import java.util.Collection;
import java.util.Optional;

/** What the application of a provisioning file needs of the keys. Station loop. */
public interface KeyProvisioning {

    /** A key as its owner declares it; empty when no bundle has it now. */
    Optional<Setting> declared(String name);

    /** What is stored for a key, with or without an owner. */
    Optional<StoredValue> stored(String name);

    /** Values that are durable now: makes them effective. */
    void adopt(Collection<StoredValue> values);
}
