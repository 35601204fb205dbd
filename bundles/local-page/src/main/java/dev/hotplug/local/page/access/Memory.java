package dev.hotplug.local.page.access;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What of access is in the store: the namespace {@code local-page}. Writing waits until it is durable; never on the loop. */
final class Memory {

    static final String NAMESPACE = "local-page";

    private static final int PATIENCE_SECONDS = 10;

    private final Store store;

    Memory(Store store) {
        this.store = store;
    }

    Optional<Fields> read(String name) {
        return store.document(NAMESPACE, name);
    }

    Map<String, Fields> all() {
        return store.documents(NAMESPACE);
    }

    /** @throws StoreException when it could not be made durable */
    void write(Batch batch) {
        try {
            store.commit(batch).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreException s ? s : new StoreException(StoreException.Cause.FAILED, "it could not be stored", e);
        } catch (TimeoutException e) {
            throw new StoreException(StoreException.Cause.FAILED, "the store does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Cause.FAILED, "interrupted", e);
        }
    }
}
