package dev.hotplug.station.keys;

import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the stored values of all keys. */
final class StoredValues {

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

    private static Map<String, Fields> documents(Store store) {
        try {
            return store.documents(StoredValue.NAMESPACE);
        } catch (StoreException e) {
            LOG.error("The stored values of the configuration keys cannot be read; all have their defaults.", e);
            return Map.of();
        }
    }
}
