package dev.hotplug.security;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What revocation lists (RFC 5280 section 5) say of a chain. Pure. A list counts for a certificate when one and the same
 * issuer has signed both; it counts also when it is out of date, because what it lists stays revoked.
 *
 * @param certificate that is revoked
 * @param since       as the list says
 */
public record Revocation(X509Certificate certificate, Instant since) {

    /**
     * The first certificate of a chain that is listed.
     *
     * @param chain   of a server, its own certificate first
     * @param issuers that may have issued one of them without being in the chain: roots
     */
    public static Optional<Revocation> find(
            List<X509Certificate> chain, Collection<X509Certificate> issuers, Collection<X509CRL> lists) {
        List<X509Certificate> all = new ArrayList<>(chain);
        all.addAll(issuers);
        return chain.stream()
                .flatMap(certificate -> lists.stream()
                        .filter(list -> list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal()))
                        .filter(list -> signed(certificate, list, all))
                        .flatMap(list -> entry(certificate, list).stream())
                        .map(entry -> new Revocation(certificate, entry.getRevocationDate().toInstant())))
                .findFirst();
    }

    /** One of these has issued the list. */
    public static boolean genuine(X509CRL list, Collection<X509Certificate> issuers) {
        return issuers.stream()
                .filter(issuer -> issuer.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
                .anyMatch(issuer -> verifies(list, issuer.getPublicKey()));
    }

    private static boolean signed(X509Certificate certificate, X509CRL list, List<X509Certificate> all) {
        return all.stream()
                .filter(issuer -> issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .map(X509Certificate::getPublicKey)
                .anyMatch(key -> verifies(certificate, key) && verifies(list, key));
    }

    private static Optional<X509CRLEntry> entry(X509Certificate certificate, X509CRL list) {
        return Optional.ofNullable(list.getRevokedCertificate(certificate))
                .filter(entry -> entry.getRevocationReason() != CRLReason.REMOVE_FROM_CRL);
    }

    private static boolean verifies(X509Certificate certificate, PublicKey key) {
        try {
            certificate.verify(key);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean verifies(X509CRL list, PublicKey key) {
        try {
            list.verify(key);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
