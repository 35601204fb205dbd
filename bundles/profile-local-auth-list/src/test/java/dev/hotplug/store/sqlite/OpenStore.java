package dev.hotplug.store.sqlite;

import dev.hotplug.store.Store;
import java.nio.file.Path;

/** The product's store on a data folder, without a container. In this package because the store shows its parts to nobody else. */
public final class OpenStore implements AutoCloseable {

    private final SqliteStore store;

    /** @param folder a data folder that nobody uses now */
    public OpenStore(Path folder) {
        store = new SqliteStore(new Session(new Opening(folder, Options.DEFAULTS, new DamageLog())));
    }

    /** The port. */
    public Store store() {
        return store;
    }

    @Override
    public void close() {
        store.close();
    }
}
