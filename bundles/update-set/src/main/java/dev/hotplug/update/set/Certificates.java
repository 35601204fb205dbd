package dev.hotplug.update.set;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** X.509 certificates as bytes and text. Pure. */
public final class Certificates {

    private Certificates() {}

    /** Empty when it is none, or one with something after it. */
    public static Optional<X509Certificate> fromDer(byte[] der) {
        ByteArrayInputStream in = new ByteArrayInputStream(der);
        try {
            X509Certificate certificate = (X509Certificate) factory().generateCertificate(in);
            return in.available() == 0 && certificate != null ? Optional.of(certificate) : Optional.empty();
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    /** All certificates of a PEM text, in their order; empty when there is none, or a broken one. */
    public static List<X509Certificate> fromPem(String text) {
        try {
            return factory().generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            return List.of();
        }
    }

    public static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate without DER form", e);
        }
    }

    /** What a revocation names: SHA-256 of the certificate. */
    public static String sha256(X509Certificate certificate) {
        return HexFormat.of().formatHex(SetDocument.digest().digest(der(certificate)));
    }

    private static CertificateFactory factory() throws CertificateException {
        return CertificateFactory.getInstance("X.509");
    }
}
