package dev.hotplug.ocpp.transport;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the AuthorizationKey that was accepted last, durably and for one address, so that a new one that turns out wrong
 * does not lock the charge point out (security white paper A01). On the transport's thread.
 */
final class ProvenKey {

    private static final Logger LOG = LoggerFactory.getLogger(ProvenKey.class);
    private static final String NAMESPACE = "ocpp-transport";
    private static final String DOCUMENT = "proven-key";

    private final Store store;
    private Fields proven;

    ProvenKey(Store store) {
        this.store = store;
        this.proven = store.document(NAMESPACE, DOCUMENT).orElse(Fields.of());
    }

    /** The key that worked at this address before, when it is another than the present one. */
    Optional<String> before(String endpoint, String present) {
        return at(endpoint).filter(key -> !key.equals(present));
    }

    /** The central system let us in with this key. */
    void accepted(String endpoint, String key) {
        if (at(endpoint).filter(key::equals).isPresent()) {
            return;
        }
        proven = Fields.of("endpoint", endpoint, "key", key);
        store.commit(new Batch().put(NAMESPACE, DOCUMENT, proven)).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("That the AuthorizationKey works could not be stored: {}", failure.getMessage());
            }
        });
    }

    private Optional<String> at(String endpoint) {
        return proven.text("endpoint").filter(endpoint::equals).flatMap(e -> proven.text("key"));
    }
}
