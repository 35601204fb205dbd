package dev.hotplug.ocpp.transport;

import dev.hotplug.security.Revocation;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** The central system's certificate is not accepted; the message says which certificate it is, why, and what to do. */
final class CertificateRefused extends CertificateException {

    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    /** Types of subject alternative names (RFC 5280): dNSName and iPAddress. */
    private static final List<Integer> HOST_NAMES = List.of(2, 7);

    private CertificateRefused(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Finds the reason.
     *
     * @param chain     what the server showed, its own certificate first
     * @param refusal   what Java said
     * @param host      of the URL
     * @param wrongName the chain is good, only not for this host
     * @param now       what the charge point believes the time to be
     */
    static CertificateRefused because(
            X509Certificate[] chain, CertificateException refusal, String host, boolean wrongName, Instant now) {
        if (wrongName) {
            return new CertificateRefused("The certificate of the central system (" + name(chain[0]) + ") is made out to "
                    + names(chain[0]) + ", not to " + host + "; correct the URL or the certificate.", refusal);
        }
        if (caused(refusal, CertificateExpiredException.class)) {
            X509Certificate old = guilty(chain, c -> c.getNotAfter().before(Date.from(now))).orElse(chain[0]);
            return new CertificateRefused("The certificate " + name(old) + " of the central system expired on "
                    + DAY.format(old.getNotAfter().toInstant()) + "; it has to be renewed there.", refusal);
        }
        if (caused(refusal, CertificateNotYetValidException.class)) {
            X509Certificate early = guilty(chain, c -> c.getNotBefore().after(Date.from(now))).orElse(chain[0]);
            return new CertificateRefused("The certificate " + name(early) + " of the central system is valid only from "
                    + DAY.format(early.getNotBefore().toInstant()) + ", and here it is " + DAY.format(now)
                    + "; check the clock of the charge point.", refusal);
        }
        X509Certificate last = chain[chain.length - 1];
        return new CertificateRefused("The certificate of the central system (" + name(chain[0])
                + ") is not trusted: its issuer " + last.getIssuerX500Principal().getName()
                + " is not among the roots; add that root to trust.centralSystemRoots, or install it (InstallCertificate).", refusal);
    }

    /** It is good but for that. */
    static CertificateRefused revoked(Revocation revocation) {
        return new CertificateRefused("The certificate " + name(revocation.certificate()) + " (serial number "
                + revocation.certificate().getSerialNumber().toString(16) + ") of the central system was revoked on "
                + DAY.format(revocation.since()) + " by its issuer; it has to be replaced there.", null);
    }

    private static Optional<X509Certificate> guilty(
            X509Certificate[] chain, java.util.function.Predicate<X509Certificate> condition) {
        return List.of(chain).stream().filter(condition).findFirst();
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static String names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            List<String> hosts = names == null
                    ? List.of()
                    : names.stream().filter(n -> HOST_NAMES.contains(n.get(0))).map(n -> String.valueOf(n.get(1))).toList();
            return hosts.isEmpty() ? name(certificate) : String.join(", ", hosts);
        } catch (CertificateParsingException e) {
            return name(certificate);
        }
    }
}
