package dev.hotplug.profile.security;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates in PEM (RFC 7468) that somebody sent. Pure. */
final class Pem {

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]*)-----END CERTIFICATE-----");

    private Pem() {}

    /** Certificates in their order; what stands between them is passed over. Empty when there is none, or a broken one. */
    static List<X509Certificate> certificates(String text) {
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher matcher = CERTIFICATE.matcher(text);
        try {
            while (matcher.find()) {
                certificates.add(certificate(matcher.group(1)));
            }
        } catch (CertificateException | IllegalArgumentException e) {
            return List.of();
        }
        return certificates;
    }

    private static X509Certificate certificate(String base64) throws CertificateException {
        byte[] der = Base64.getDecoder().decode(base64.replaceAll("\\s", "").getBytes(StandardCharsets.US_ASCII));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
