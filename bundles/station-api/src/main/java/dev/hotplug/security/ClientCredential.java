package dev.hotplug.security;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A certificate of this charge point with its private key.
 *
 * @param chain the charge point's own certificate first, then those that issued it; never empty
 */
public record ClientCredential(List<X509Certificate> chain, PrivateKey key) {

    public ClientCredential {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    public boolean validAt(Instant moment) {
        return !moment.isBefore(certificate().getNotBefore().toInstant())
                && !moment.isAfter(certificate().getNotAfter().toInstant());
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "ClientCredential[" + certificate().getSubjectX500Principal() + ", serial number "
                + certificate().getSerialNumber().toString(16) + "]";
    }
}
