package dev.hotplug.station.commit;

import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reading single records so that a damaged one counts as not there, and is reported. */
public final class Reads {

    private static final Logger LOG = LoggerFactory.getLogger(Reads.class);

    private Reads() {}

    public static Optional<Fields> document(Store store, String namespace, String name) {
        return undamaged(() -> store.document(namespace, name), Optional.empty());
    }

    public static Optional<Fields> row(Store store, String table, String key) {
        return undamaged(() -> store.row(table, key), Optional.empty());
    }

    /** What is read, or {@code otherwise} when the record is damaged. Any other failure is thrown. */
    public static <T> T undamaged(Supplier<T> read, T otherwise) {
        try {
            return read.get();
        } catch (StoreException e) {
            if (e.reason() != StoreException.Cause.DAMAGED) {
                throw e;
            }
            LOG.error("A damaged record is not used: {}", e.getMessage());
            return otherwise;
        }
    }
}
