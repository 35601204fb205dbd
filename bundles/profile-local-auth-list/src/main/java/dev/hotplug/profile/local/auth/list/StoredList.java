package dev.hotplug.profile.local.auth.list;

import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list in the store: the table in which the station looks cards up, one row per tag under {@link IdTag#key()}, and one
 * document with its version. Both change in one batch.
 */
final class StoredList {

    static final String TABLE = "local-list";
    static final String NAMESPACE = "profile-local-auth-list";
    static final String DOCUMENT = "list";
    static final String VERSION = "version";

    private static final Logger LOG = LoggerFactory.getLogger(StoredList.class);

    private final Store store;

    StoredList(Store store) {
        this.store = store;
    }

    /** The version of the list; 0 when it is empty (OCPP 1.6 section 5.10) or its version was lost. */
    int version() {
        return store.rows(TABLE, "", 1).isEmpty() ? 0 : storedVersion().orElse(0);
    }

    /** Number of entries; takes longer when there are many. */
    long size() {
        return store.size(TABLE);
    }

    boolean has(IdTag tag) {
        try {
            return store.row(TABLE, tag.key()).isPresent();
        } catch (StoreException e) {
            return wasThere(e);
        }
    }

    /** As {@link Store#commit}. */
    CompletionStage<Void> commit(Batch batch) {
        return store.commit(batch);
    }

    static void put(Batch batch, IdTag tag, IdTagInfo info) {
        batch.putRow(TABLE, tag.key(), EntryFields.of(info));
    }

    static void delete(Batch batch, IdTag tag) {
        batch.deleteRow(TABLE, tag.key());
    }

    static void clear(Batch batch) {
        batch.clear(TABLE);
    }

    static void version(Batch batch, int version) {
        batch.put(NAMESPACE, DOCUMENT, Fields.of(VERSION, Integer.toString(version)));
    }

    private OptionalInt storedVersion() {
        try {
            return store.document(NAMESPACE, DOCUMENT).map(f -> f.integer(VERSION)).orElse(OptionalInt.empty());
        } catch (StoreException e) {
            wasThere(e);
            LOG.warn("The version of the local authorization list is damaged; it counts as 0 until the list is sent again.");
            return OptionalInt.empty();
        }
    }

    /** A record that cannot be read any more was there; every other failure goes on. */
    private static boolean wasThere(StoreException e) {
        if (e.reason() == StoreException.Cause.DAMAGED) {
            return true;
        }
        throw e;
    }
}
