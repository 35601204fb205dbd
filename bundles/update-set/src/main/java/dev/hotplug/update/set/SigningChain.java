package dev.hotplug.update.set;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * Whether the certificate of whoever signs software leads to a root that is trusted: path of RFC 5280, dates of every certificate below
 * the root, key usage digitalSignature and extended key usage codeSigning, keys of a fair length, nothing revoked. A root counts because
 * it is installed: its own dates are not asked. Pure; the same check serves the package layer and the firmware certificate of OCPP.
 */
public final class SigningChain {

    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    private static final int MIN_RSA_BITS = 2_048;
    private static final int MIN_EC_BITS = 224;

    private SigningChain() {}

    /**
     * @param chain   the signing certificate, then those that issued it, as far as they came; what leads to no root is left aside
     * @param roots   trusted
     * @param revoked certificates that no longer count, by SHA-256
     * @param moment  that the dates are compared with
     * @return the root
     */
    public static Result<X509Certificate> check(
            List<X509Certificate> chain, Collection<X509Certificate> roots, Set<String> revoked, Instant moment) {
        try {
            checkPurpose(chain.get(0));
            Path path = path(chain, roots);
            for (X509Certificate certificate : path.certificates()) {
                checkCertificate(certificate, revoked, moment);
            }
            checkCertificate(path.root(), revoked, null);
            return Result.ok(path.root());
        } catch (Unfit e) {
            return Result.refused(e.refusal());
        }
    }

    /** Certificates below a root, the signing one first. */
    private record Path(List<X509Certificate> certificates, X509Certificate root) {}

    /** The shortest part of the chain from its beginning that leads to a root. A moment within every date is taken for its signatures. */
    private static Path path(List<X509Certificate> chain, Collection<X509Certificate> roots) throws Unfit {
        String why = "no root with the name of its issuer is trusted here";
        for (int length = 1; length <= chain.size(); length++) {
            List<X509Certificate> part = chain.subList(0, length);
            for (X509Certificate root : roots) {
                if (root.getSubjectX500Principal().equals(part.get(length - 1).getIssuerX500Principal())) {
                    String wrong = pathError(part, root);
                    if (wrong.isEmpty()) {
                        return new Path(part, root);
                    }
                    why = wrong;
                }
            }
        }
        throw Unfit.of(Reason.UNTRUSTED, "The certificate of %s leads to no trusted root: %s.", name(chain.get(0)), why);
    }

    private static String pathError(List<X509Certificate> part, X509Certificate root) {
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(commonMoment(part));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(part), parameters);
            return "";
        } catch (CertPathValidatorException | CertificateException e) {
            return String.valueOf(e.getMessage());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java validates paths", e);
        }
    }

    /** Dates are judged apart, with a sentence of their own; here the latest beginning stands for them. */
    private static Date commonMoment(List<X509Certificate> part) {
        return part.stream().map(X509Certificate::getNotBefore).max(Date::compareTo).orElseThrow();
    }

    private static void checkPurpose(X509Certificate signer) throws Unfit {
        boolean[] usage = signer.getKeyUsage();
        if (usage == null || !usage[0]) {
            throw Unfit.of(Reason.WRONG_PURPOSE, "The certificate of %s lacks the key usage digitalSignature.", name(signer));
        }
        try {
            List<String> extended = signer.getExtendedKeyUsage();
            if (extended == null || !extended.contains(CODE_SIGNING)) {
                throw Unfit.of(Reason.WRONG_PURPOSE, "The certificate of %s lacks the extended key usage codeSigning.", name(signer));
            }
        } catch (CertificateParsingException e) {
            throw Unfit.of(Reason.WRONG_PURPOSE, "The extended key usage in the certificate of %s cannot be read.", name(signer));
        }
    }

    /** @param moment null: dates do not count */
    private static void checkCertificate(X509Certificate certificate, Set<String> revoked, Instant moment) throws Unfit {
        if (revoked.contains(Certificates.sha256(certificate))) {
            throw Unfit.of(Reason.REVOKED, "The certificate of %s was revoked.", name(certificate));
        }
        if (!isStrong(certificate.getPublicKey())) {
            throw Unfit.of(Reason.WEAK_KEY, "The key of %s is too short, or neither RSA nor EC.", name(certificate));
        }
        if (certificate.getSigAlgName().matches("(?i)(SHA-?1|MD).*")) {
            throw Unfit.of(Reason.WEAK_KEY, "The certificate of %s is signed with a digest that can be forged.", name(certificate));
        }
        if (moment != null && moment.isBefore(certificate.getNotBefore().toInstant())) {
            throw Unfit.of(Reason.NOT_VALID_NOW, "The certificate of %s is valid from %s, and it is %s.",
                    name(certificate), certificate.getNotBefore().toInstant(), moment);
        }
        if (moment != null && moment.isAfter(certificate.getNotAfter().toInstant())) {
            throw Unfit.of(Reason.NOT_VALID_NOW, "The certificate of %s was valid until %s, and it is %s.",
                    name(certificate), certificate.getNotAfter().toInstant(), moment);
        }
    }

    private static boolean isStrong(PublicKey key) {
        return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS
                || key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() >= MIN_EC_BITS;
    }

    private static String name(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName();
        return "\"" + (name.length() > 120 ? name.substring(0, 120) + "..." : name) + "\"";
    }
}
