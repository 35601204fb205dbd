package dev.hotplug.update.set;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose sets are taken.
 *
 * @param roots    package roots, from the factory
 * @param required how many different roots must stand behind a set; 1 or more
 * @param revoked  certificates that no longer count, by SHA-256
 */
public record PackageTrust(List<X509Certificate> roots, int required, Set<String> revoked) {

    public PackageTrust {
        roots = List.copyOf(roots);
        revoked = Set.copyOf(revoked);
        if (required < 1) {
            throw new IllegalArgumentException("at least one root must stand behind a set");
        }
    }

    /** One signature by any of the roots. */
    public static PackageTrust of(Collection<X509Certificate> roots) {
        return new PackageTrust(List.copyOf(roots), 1, Set.of());
    }

    /**
     * Who stands behind a document. One wrong signature spoils it; one by somebody unknown, or too old, only does not count.
     *
     * @param document as it is in the file
     * @param jws      content of {@code hotplug/feature.jws}
     * @param moment   that dates are compared with: time that is trusted, never before this software was built
     */
    public Result<List<Signer>> verify(byte[] document, byte[] jws, Instant moment) {
        return Jws.read(jws).then(entries -> verify(document, entries, moment));
    }

    private Result<List<Signer>> verify(byte[] document, List<Jws.Entry> entries, Instant moment) {
        List<Signer> signers = new ArrayList<>();
        Refusal first = entries.isEmpty() ? Refusal.of(Reason.UNSIGNED, "The set is not signed.") : null;
        for (Jws.Entry entry : entries) {
            Result<Signer> signer = verify(document, entry, moment);
            signer.value().ifPresent(signers::add);
            if (signer instanceof Result.Refused<Signer> refused) {
                if (refused.why().reason() == Reason.SIGNATURE_WRONG) {
                    return Result.refused(refused.why());
                }
                first = first == null ? refused.why() : first;
            }
        }
        return enough(signers) ? Result.ok(List.copyOf(signers)) : Result.refused(first != null ? first : tooFew(signers));
    }

    private boolean enough(List<Signer> signers) {
        Set<X509Certificate> standing = new HashSet<>();
        signers.forEach(signer -> standing.add(signer.root()));
        return standing.size() >= required;
    }

    private Refusal tooFew(List<Signer> signers) {
        return Refusal.of(Reason.TOO_FEW_SIGNERS, "%d different roots must stand behind a set, and this one has signatures of %d signers.", required, signers.size());
    }

    private Result<Signer> verify(byte[] document, Jws.Entry entry, Instant moment) {
        X509Certificate certificate = entry.chain().get(0);
        if (!entry.algorithm().fits(certificate.getPublicKey())) {
            return Result.refused(Refusal.of(Reason.WEAK_KEY, "The key of %s does not fit %s: P-256, or RSA of 3072 bits and more.",
                    certificate.getSubjectX500Principal().getName(), entry.algorithm()));
        }
        if (!entry.algorithm().verifies(certificate.getPublicKey(), Jws.signed(entry.header(), document), entry.signature())) {
            return Result.refused(Refusal.of(Reason.SIGNATURE_WRONG, "The signature by %s is not one of this document.",
                    certificate.getSubjectX500Principal().getName()));
        }
        return SigningChain.check(entry.chain(), roots, revoked, moment)
                .then(root -> Result.ok(new Signer(certificate, root, entry.algorithm())));
    }

    /**
     * Who signed.
     *
     * @param certificate of the signing key
     * @param root        that it leads to
     * @param algorithm   that was used
     */
    public record Signer(X509Certificate certificate, X509Certificate root, SigningAlgorithm algorithm) {}
}
