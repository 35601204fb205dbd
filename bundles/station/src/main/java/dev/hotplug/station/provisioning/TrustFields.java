package dev.hotplug.station.provisioning;

import dev.hotplug.security.CertificateStore.ProvisionedTrust;
import dev.hotplug.store.Fields;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields of {@code trust}, as the file and the store have them: {@code centralSystemRoots.0} and so on. Pure. */
final class TrustFields {

    private static final String CENTRAL_SYSTEM = "centralSystemRoots.";
    private static final String MANUFACTURER = "manufacturerRoots.";
    private static final String PACKAGE = "packageRoots.";
    private static final String CERTIFICATE = "clientCertificate";
    private static final String KEY = "clientKey";

    private TrustFields() {}

    /** What belongs into the certificate store; empty when there is none of it. */
    static Optional<ProvisionedTrust> certificates(Fields fields) {
        ProvisionedTrust trust = new ProvisionedTrust(
                numbered(fields, CENTRAL_SYSTEM),
                numbered(fields, MANUFACTURER),
                fields.text(CERTIFICATE).orElse(""),
                fields.text(KEY).orElse(""));
        boolean none = trust.centralSystemRoots().isEmpty()
                && trust.manufacturerRoots().isEmpty()
                && trust.clientCertificate().isEmpty();
        return none ? Optional.empty() : Optional.of(trust);
    }

    static Fields packageRoots(Fields fields) {
        Map<String, String> roots = new TreeMap<>(fields.values());
        roots.keySet().removeIf(name -> !name.startsWith(PACKAGE));
        return new Fields(roots);
    }

    private static List<String> numbered(Fields fields, String prefix) {
        return fields.values().keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .sorted(Comparator.comparingInt(name -> Integer.parseInt(name.substring(prefix.length()))))
                .map(name -> fields.values().get(name))
                .toList();
    }
}
