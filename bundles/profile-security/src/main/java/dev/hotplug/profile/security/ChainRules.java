package dev.hotplug.profile.security;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Whether what CertificateSigned brings is a certificate for this charge point (security white paper A02 and 2.6). Pure. */
final class ChainRules {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final Set<String> CLIENT_USES = Set.of("1.3.6.1.5.5.7.3.2", "2.5.29.37.0");
    private static final int MAX_CERTIFICATES = 10;

    private ChainRules() {}

    /**
     * What it must fit.
     *
     * @param pending      keys that wait for a certificate
     * @param roots        of the operator's hierarchy: those for the central system
     * @param organisation empty: any
     * @param commonName   of this charge point; empty: any
     */
    record Expected(List<PublicKey> pending, List<X509Certificate> roots, String organisation, String commonName) {}

    /** @param chain the charge point's certificate first; empty when it is refused */
    record Verdict(List<X509Certificate> chain, Optional<String> refusal) {

        private static Verdict refused(String why) {
            return new Verdict(List.of(), Optional.of(why));
        }
    }

    static Verdict judge(String pem, int maxSize, Expected expected, Instant now) {
        if (pem.length() > maxSize) {
            return Verdict.refused("the chain has more than " + maxSize + " characters");
        }
        List<X509Certificate> sent = Pem.certificates(pem);
        if (sent.isEmpty() || sent.size() > MAX_CERTIFICATES) {
            return Verdict.refused("it is not a chain of certificates in PEM");
        }
        X509Certificate own = sent.get(0);
        return unfit(own, expected, now).map(Verdict::refused).orElseGet(() -> path(own, sent, expected.roots(), now));
    }

    private static Optional<String> unfit(X509Certificate own, Expected expected, Instant now) {
        if (!expected.pending().contains(own.getPublicKey())) {
            return Optional.of("it is not for a key that waits for a certificate");
        }
        if (own.getNotAfter().before(Date.from(now))) {
            return Optional.of("it expired on " + own.getNotAfter().toInstant());
        }
        if (!named(own, "CN", expected.commonName())) {
            return Optional.of("its common name is not " + expected.commonName());
        }
        if (!named(own, "O", expected.organisation())) {
            return Optional.of("its organisation is not " + expected.organisation());
        }
        return usable(own) ? Optional.empty() : Optional.of("its usage is not that of a client");
    }

    private static boolean named(X509Certificate certificate, String type, String value) {
        if (value.isEmpty()) {
            return true;
        }
        try {
            for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                var named = rdn.toAttributes().get(type);
                if (named != null && named.contains(value)) {
                    return true;
                }
            }
        } catch (InvalidNameException e) {
            return false;
        }
        return false;
    }

    private static boolean usable(X509Certificate own) {
        boolean[] usage = own.getKeyUsage();
        try {
            List<String> uses = own.getExtendedKeyUsage();
            return own.getBasicConstraints() < 0
                    && (usage == null || usage[DIGITAL_SIGNATURE])
                    && (uses == null || uses.stream().anyMatch(CLIENT_USES::contains));
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    /** The way from the certificate to one of the roots; a certificate that is not yet valid is judged for when it will be. */
    private static Verdict path(X509Certificate own, List<X509Certificate> sent, List<X509Certificate> roots, Instant now) {
        if (roots.isEmpty()) {
            return Verdict.refused("no CentralSystemRootCertificate is installed to verify it with");
        }
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(own);
            Set<TrustAnchor> anchors = roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setRevocationEnabled(false);
            parameters.setMaxPathLength(MAX_CERTIFICATES);
            Date from = own.getNotBefore();
            parameters.setDate(from.after(Date.from(now)) ? from : Date.from(now));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
            PKIXCertPathBuilderResult found =
                    (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
            return new Verdict(chain(found.getCertPath().getCertificates()), Optional.empty());
        } catch (CertPathBuilderException e) {
            return Verdict.refused("no valid chain leads from it to a CentralSystemRootCertificate");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java can build certificate paths", e);
        }
    }

    private static List<X509Certificate> chain(List<? extends Certificate> path) {
        return path.stream().map(X509Certificate.class::cast).toList();
    }
}
