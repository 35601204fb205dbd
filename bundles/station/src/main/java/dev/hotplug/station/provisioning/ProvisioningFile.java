package dev.hotplug.station.provisioning;

import dev.hotplug.security.CertificateStore.ProvisionedTrust;
import dev.hotplug.store.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A provisioning file, flattened; its form has been checked by the launcher.
 *
 * @param fields value by dotted path: {@code centralSystem.url}, {@code trust.centralSystemRoots.0}
 */
record ProvisioningFile(Map<String, String> fields) {

    private static final String KEYS = "configurationKeys.";
    private static final String CENTRAL_SYSTEM = "centralSystem.";
    private static final String TRUST = "trust.";

    /** Fields of the central system that are configuration keys. */
    private static final Map<String, String> KEY_OF_FIELD = new TreeMap<>(Map.of(
            "centralSystem.securityProfile", "SecurityProfile",
            "centralSystem.authorizationKey", "AuthorizationKey"));

    ProvisioningFile {
        fields = Map.copyOf(fields);
    }

    /** A configuration key and the field that gives it. */
    record GivenKey(String field, String name, String value) {

        /** Never the value: it may be a secret. */
        @Override
        public String toString() {
            return "GivenKey[" + field + "]";
        }
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The values of configuration keys, those of the central system first, then by name. */
    List<GivenKey> keys() {
        List<GivenKey> keys = new ArrayList<>();
        KEY_OF_FIELD.forEach((field, name) -> {
            if (fields.containsKey(field)) {
                keys.add(new GivenKey(field, name, fields.get(field)));
            }
        });
        new TreeMap<>(below(KEYS).values()).forEach((name, value) -> keys.add(new GivenKey(KEYS + name, name, value)));
        return keys;
    }

    /** What {@link Installed} keeps. */
    Fields installation() {
        return fields.containsKey("serialNumber") ? Fields.of("serialNumber", fields.get("serialNumber")) : Fields.of();
    }

    /** The central system without what is a configuration key. */
    Fields connection() {
        Map<String, String> connection = new TreeMap<>(below(CENTRAL_SYSTEM).values());
        KEY_OF_FIELD.keySet().forEach(field -> connection.remove(field.substring(CENTRAL_SYSTEM.length())));
        return new Fields(connection);
    }

    /** Roots that updates are checked with; who checks them reads them from the store. */
    Fields packageRoots() {
        return TrustFields.packageRoots(below(TRUST));
    }

    /** What goes to the certificate store; empty when the file brings none of it. */
    Optional<ProvisionedTrust> certificates() {
        return TrustFields.certificates(below(TRUST));
    }

    /** Never the values: some are secrets. */
    @Override
    public String toString() {
        return "ProvisioningFile[" + fields.size() + " fields]";
    }

    private Fields below(String prefix) {
        Map<String, String> found = new TreeMap<>();
        fields.forEach((path, value) -> {
            if (path.startsWith(prefix)) {
                found.put(path.substring(prefix.length()), value);
            }
        });
        return new Fields(found);
    }
}
