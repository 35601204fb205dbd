package dev.hotplug.station.provisioning;

import dev.hotplug.settings.CentralSystem;
import dev.hotplug.security.CertificateStore.ProvisionedTrust;
import dev.hotplug.station.keys.StoredValue;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What provisioning left in the store: the documents {@code applied}, {@code installation}, {@code connection} and
 * {@code trust} of the namespace {@code provisioning}.
 */
public final class Provisioned {

    static final String NAMESPACE = "provisioning";
    static final String APPLIED = "applied";
    static final String INSTALLATION = "installation";
    static final String CONNECTION = "connection";
    static final String TRUST = "trust";

    private static final Logger LOG = LoggerFactory.getLogger(Provisioned.class);

    private final Store store;

    Provisioned(Store store) {
        this.store = store;
    }

    /** Whether a file has been applied to this data folder. */
    boolean applied() {
        return read(APPLIED).isPresent();
    }

    /** Everything that a file leaves, and that it has been applied, in one batch. */
    static Batch batch(ProvisioningFile file, List<StoredValue> values, String version) {
        Batch batch = new Batch().put(NAMESPACE, APPLIED, Fields.of("version", version));
        put(batch, INSTALLATION, file.installation());
        put(batch, CONNECTION, file.connection());
        put(batch, TRUST, file.packageRoots());
        values.forEach(value -> value.put(batch));
        return batch;
    }

    Optional<String> serialNumber() {
        return read(INSTALLATION).flatMap(fields -> fields.text("serialNumber"));
    }

    /** {@link CentralSystem#NONE} when none is stored. */
    CentralSystem centralSystem() {
        return read(CONNECTION).map(Provisioned::centralSystem).orElse(CentralSystem.NONE);
    }

    /** Adds another URL and identity to a batch; the rest of the connection stays as it is. */
    public static void move(Batch batch, CentralSystem to) {
        batch.put(NAMESPACE, CONNECTION, Fields.of(
                "enabled", Boolean.toString(to.enabled()),
                "url", to.url(),
                "identity", to.identity(),
                "termsAccepted", Boolean.toString(to.termsAccepted())));
    }

    /** Certificates that a version before the certificate store left here; they are to be moved there. */
    Optional<ProvisionedTrust> leftCertificates() {
        return read(TRUST).flatMap(TrustFields::certificates);
    }

    /** What is left of the trust when its certificates have been moved. */
    Batch withoutCertificates() {
        Fields rest = read(TRUST).map(TrustFields::packageRoots).orElse(Fields.of());
        return rest.values().isEmpty()
                ? new Batch().delete(NAMESPACE, TRUST)
                : new Batch().put(NAMESPACE, TRUST, rest);
    }

    private static CentralSystem centralSystem(Fields fields) {
        return new CentralSystem(
                fields.flag("enabled", false),
                fields.text("url").orElse(""),
                fields.text("identity").orElse(""),
                fields.flag("termsAccepted", false));
    }

    private static void put(Batch batch, String name, Fields fields) {
        if (!fields.values().isEmpty()) {
            batch.put(NAMESPACE, name, fields);
        }
    }

    private Optional<Fields> read(String name) {
        try {
            return store.document(NAMESPACE, name);
        } catch (StoreException e) {
            LOG.error("What provisioning stored as \"{}\" cannot be read: set the charger up again. {}", name, e.getMessage());
            return Optional.empty();
        }
    }
}
