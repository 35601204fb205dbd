package dev.hotplug.station.keys;

import dev.hotplug.station.keys.StoredValue.Source;
import dev.hotplug.store.Batch;
import java.util.Optional;

/** Values of keys as a change leaves them in the store. */
public final class StoredValueFixture {

    private StoredValueFixture() {}

    /** @param factory what the provisioning file said, or null */
    public static Batch changed(String name, String value, String factory, Batch batch) {
        return new StoredValue(name, value, Source.CHANGE, Optional.ofNullable(factory)).put(batch);
    }
}
