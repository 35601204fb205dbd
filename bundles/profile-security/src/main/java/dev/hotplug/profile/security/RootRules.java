package dev.hotplug.profile.security;

import dev.hotplug.security.CertificateUse;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which root certificate may be installed (security white paper M05). Pure. */
final class RootRules {

    private static final int KEY_CERT_SIGN = 5;

    private RootRules() {}

    /**
     * What is there.
     *
     * @param central      roots for the central system, the oldest first
     * @param manufacturer the other roots
     * @param verifiedWith those that the present connection was verified with
     */
    record Present(List<X509Certificate> central, List<X509Certificate> manufacturer, Set<X509Certificate> verifiedWith) {

        List<X509Certificate> of(CertificateUse use) {
            return use == CertificateUse.CentralSystemRootCertificate ? central : manufacturer;
        }

        int count() {
            return central.size() + manufacturer.size();
        }
    }

    /**
     * What may be done.
     *
     * @param certificate to be added
     * @param superseded  to be removed first: a successor that never proved itself
     * @param refusal     why nothing may be done; then nothing else counts
     */
    record Verdict(Optional<X509Certificate> certificate, List<X509Certificate> superseded, Optional<String> refusal) {

        private static Verdict refused(String why) {
            return new Verdict(Optional.empty(), List.of(), Optional.of(why));
        }
    }

    /** @param check AdditionalRootCertificateCheck */
    static Verdict judge(CertificateUse use, String pem, Present present, int maximum, boolean check, Instant now) {
        List<X509Certificate> certificates = Pem.certificates(pem);
        if (certificates.size() != 1) {
            return Verdict.refused("it is not one certificate in PEM");
        }
        X509Certificate certificate = certificates.get(0);
        Optional<String> problem = unfit(certificate, now);
        if (problem.isPresent()) {
            return Verdict.refused(problem.get());
        }
        boolean there = present.of(use).contains(certificate);
        if (check && use == CertificateUse.CentralSystemRootCertificate && !present.central().isEmpty() && !there) {
            return succession(certificate, present, maximum);
        }
        return !there && present.count() >= maximum
                ? Verdict.refused("there are " + present.count() + " root certificates, and there is no room for more")
                : new Verdict(Optional.of(certificate), List.of(), Optional.empty());
    }

    private static Optional<String> unfit(X509Certificate certificate, Instant now) {
        if (certificate.getNotAfter().before(Date.from(now))) {
            return Optional.of("it expired on " + certificate.getNotAfter().toInstant());
        }
        boolean selfIssued = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        if (selfIssued && !Signatures.issued(certificate, certificate)) {
            return Optional.of("its signature is not its own");
        }
        boolean authority = certificate.getVersion() < 3 ? selfIssued : certificate.getBasicConstraints() >= 0;
        boolean[] usage = certificate.getKeyUsage();
        return authority && (usage == null || usage[KEY_CERT_SIGN])
                ? Optional.empty()
                : Optional.of("it is not the certificate of an authority");
    }

    /** One root and, until its successor has proved itself, that successor. */
    private static Verdict succession(X509Certificate certificate, Present present, int maximum) {
        X509Certificate inForce = inForce(present);
        if (!Signatures.issued(inForce, certificate)) {
            return Verdict.refused("it is not signed by the root certificate that it would take the place of ("
                    + inForce.getSubjectX500Principal().getName() + ")");
        }
        List<X509Certificate> others = present.central().stream().filter(root -> !root.equals(inForce)).toList();
        return present.count() - others.size() >= Math.max(2, maximum)
                ? Verdict.refused("there is no room for another root certificate")
                : new Verdict(Optional.of(certificate), others, Optional.empty());
    }

    /** The one that the central system was verified with, else the oldest: a younger one has not proved itself. */
    private static X509Certificate inForce(Present present) {
        List<X509Certificate> proved = present.central().stream().filter(present.verifiedWith()::contains).toList();
        return proved.isEmpty() ? present.central().get(0) : proved.get(proved.size() - 1);
    }

    /** With AdditionalRootCertificateCheck: roots whose successor, the newest, has just verified the central system. */
    static List<X509Certificate> outlived(Present present) {
        int newest = present.central().size() - 1;
        return newest > 0 && present.verifiedWith().contains(present.central().get(newest))
                ? present.central().subList(0, newest)
                : List.of();
    }
}
