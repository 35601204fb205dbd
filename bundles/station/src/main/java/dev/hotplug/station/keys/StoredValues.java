package dev.hotplug.station.keys;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the stored values of all keys. */
public final class StoredValues {

    /** How to reach the central system is no setting that a person wants back: the charger would be lost to it. */
    private static final Set<String> STAY = Set.of("securityprofile", "authorizationkey");

    private static final Logger LOG = LoggerFactory.getLogger(StoredValues.class);

    private StoredValues() {}

    /** By key; what cannot be read is reported and left out. */
    static Map<String, StoredValue> read(Store store) {
        Map<String, StoredValue> values = new HashMap<>();
        documents(store).forEach((key, fields) -> {
            try {
                values.put(key, StoredValue.read(fields));
            } catch (StoreException e) {
                LOG.error("The stored value of {} cannot be read; the key has its default.", key, e);
            }
        });
        return values;
    }

    /** Gives every key back to what the factory made it, but those of the connection. */
    public static void restore(Store store, Batch batch) {
        read(store).values().stream().filter(value -> !STAY.contains(value.key())).forEach(value -> value.restore(batch));
    }

    private static Map<String, Fields> documents(Store store) {
        try {
            return store.documents(StoredValue.NAMESPACE);
        } catch (StoreException e) {
            LOG.error("The stored values of the configuration keys cannot be read; all have their defaults.", e);
            return Map.of();
        }
    }
}
