package dev.hotplug.security;

import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The certificates and keys of this charge point, durable in files that only its process reads. It keeps; who decides what
 * may be kept is the security profile. Reads are from memory and may be made by any thread; stages complete on the store's
 * own thread, after the change is durable, and fail with an {@link java.io.UncheckedIOException} when nothing changed.
 */
@ProviderType
public interface CertificateStore {

    /** The longest revocation list, bytes. */
    int MAX_REVOCATION_LIST = 512 * 1024;

    /** How many are kept. */
    int MAX_REVOCATION_LISTS = 8;

    /** The roots of a use, the one installed first at the front. */
    List<X509Certificate> roots(CertificateUse use);

    /** Adds a root; one that is there already is left where it is. */
    CompletionStage<Void> addRoot(CertificateUse use, X509Certificate root);

    CompletionStage<Void> removeRoot(CertificateUse use, X509Certificate root);

    /** The charge point's certificates with their keys, the newest first. */
    List<ClientCredential> credentials();

    /** The one to show at that moment: the newest that is valid then; the newest of all when none is. */
    default Optional<ClientCredential> credential(Instant moment) {
        List<ClientCredential> all = credentials();
        return all.stream().filter(c -> c.validAt(moment)).findFirst().or(() -> all.stream().findFirst());
    }

    /**
     * Makes a key pair whose private half never leaves this charge point, keeps it, and signs a request for a certificate
     * (PKCS#10, RFC 2986). The newest three keys without a certificate are kept.
     *
     * @param organisation O of the subject; empty: none
     * @param commonName   CN of the subject
     * @return the request in PEM
     */
    CompletionStage<String> request(String organisation, String commonName);

    /** Public halves of the keys that wait for their certificate. */
    List<PublicKey> pending();

    /**
     * A pending key has its certificate. Certificates that {@code now} finds expired are removed with their keys, and all
     * but the newest two that remain.
     *
     * @param chain its certificate first
     */
    CompletionStage<Void> adopt(List<X509Certificate> chain, Instant now);

    /**
     * What the provisioning file brings takes the place of everything that is there.
     *
     * @param trust PEM texts, checked before
     */
    CompletionStage<Void> provision(ProvisionedTrust trust);

    /** The roots with which the certificate of the connected central system was verified; empty without TLS. */
    Set<X509Certificate> verifiedWith();

    /** The transport says with which roots it verified the central system; none when the connection has ended. */
    void verifiedWith(Collection<X509Certificate> roots);

    /** The certificates that the connected central system showed, its own first; empty without TLS. */
    List<X509Certificate> shownByCentralSystem();

    /** The transport says which those are. */
    void shownByCentralSystem(List<X509Certificate> chain);

    /** The revocation lists that are kept. Read from their files, so it takes a moment; one that is damaged is left out. */
    List<X509CRL> revocationLists();

    /**
     * Keeps a list in the place of an older one of the same issuer and key. When there are too many the one that is oldest
     * goes. Whoever calls this has verified it.
     */
    CompletionStage<Void> addRevocationList(X509CRL list);

    /**
     * Trust from the provisioning file, PEM.
     *
     * @param clientCertificate chain; empty when there is none
     * @param clientKey         PKCS#8; empty when there is none
     */
    record ProvisionedTrust(
            List<String> centralSystemRoots, List<String> manufacturerRoots, String clientCertificate, String clientKey) {

        public ProvisionedTrust {
            centralSystemRoots = List.copyOf(centralSystemRoots);
            manufacturerRoots = List.copyOf(manufacturerRoots);
        }

        /** Never the contents. */
        @Override
        public String toString() {
            return "ProvisionedTrust[" + centralSystemRoots.size() + " and " + manufacturerRoots.size() + " roots]";
        }
    }
}
