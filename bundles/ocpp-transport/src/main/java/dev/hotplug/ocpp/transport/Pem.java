package dev.hotplug.ocpp.transport;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and keys in PEM (RFC 7468). */
final class Pem {

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final Pattern OTHER_KEY = Pattern.compile("-----BEGIN (ENCRYPTED|RSA|EC) PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private Pem() {}

    /**
     * All certificates of a text, in their order; at least one.
     *
     * @param field name of the setting, for the message
     * @throws UnusableTrust when it holds none or a broken one
     */
    static List<X509Certificate> certificates(String field, String text) {
        try {
            List<X509Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException e) {
            // the sentence below says all there is to say
        }
        throw new UnusableTrust(field + " is not a certificate in PEM; provide one that begins with -----BEGIN CERTIFICATE-----.");
    }

    /**
     * A private key, RSA, EC or EdDSA, not encrypted.
     *
     * @throws UnusableTrust when it is not
     */
    static PrivateKey privateKey(String field, String text) {
        Matcher matcher = PKCS8.matcher(text);
        if (!matcher.find()) {
            throw new UnusableTrust(field + (OTHER_KEY.matcher(text).find()
                    ? " is a key of another form than unencrypted PKCS#8; convert it with openssl pkcs8 -topk8 -nocrypt."
                    : " is not a key in PEM; provide one that begins with -----BEGIN PRIVATE KEY-----."));
        }
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(decoded(field, matcher.group(1)));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // of another kind: try the next
            } catch (GeneralSecurityException e) {
                throw new UnusableTrust("This Java cannot read keys of the kind " + algorithm + ".");
            }
        }
        throw new UnusableTrust(field + " is neither an RSA nor an EC key; provide one of these.");
    }

    private static byte[] decoded(String field, String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new UnusableTrust(field + " is damaged: its base64 text cannot be decoded.");
        }
    }
}
