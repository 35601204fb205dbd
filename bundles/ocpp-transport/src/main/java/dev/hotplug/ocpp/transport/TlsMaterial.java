package dev.hotplug.ocpp.transport;

import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.security.ClientCredential;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a TLS connection trusts and shows.
 *
 * @param roots      empty: those of Java
 * @param credential empty: no client certificate is shown
 */
record TlsMaterial(List<X509Certificate> roots, Optional<ClientCredential> credential) {

    /** What is to be used by a connection that begins now. */
    static TlsMaterial of(CertificateStore certificates, boolean clientCertificate, Instant now) {
        return new TlsMaterial(
                certificates.roots(CertificateUse.CentralSystemRootCertificate),
                clientCertificate ? certificates.credential(now) : Optional.empty());
    }
}
