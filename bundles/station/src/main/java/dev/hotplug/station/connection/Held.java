package dev.hotplug.station.connection;

import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.CertificateUse;

/**
 * What there is of certificates.
 *
 * @param root        a CentralSystemRootCertificate is installed
 * @param certificate a certificate of this charge point, with its key
 */
record Held(boolean root, boolean certificate) {

    static Held of(CertificateStore certificates) {
        return new Held(
                !certificates.roots(CertificateUse.CentralSystemRootCertificate).isEmpty(),
                !certificates.credentials().isEmpty());
    }
}
