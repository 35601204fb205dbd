package dev.hotplug.station.authorization;

import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.station.commit.Reads;
import dev.hotplug.store.Store;
import java.util.Optional;

/**
 * The local authorisation list, read only: a table that the local list profile writes, one row per tag with the fields
 * {@code status}, {@code expiry} and {@code parent}. One look-up each time; nothing is kept in memory.
 */
public final class LocalList {

    /** The table, keyed by {@link IdTag#key()}. */
    public static final String TABLE = "local-list";

    private final Store store;

    public LocalList(Store store) {
        this.store = store;
    }

    public Optional<IdTagInfo> find(IdTag tag) {
        return Reads.row(store, TABLE, tag.key()).map(TagFields::read);
    }
}
