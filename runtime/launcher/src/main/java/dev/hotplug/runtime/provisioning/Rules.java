package dev.hotplug.runtime.provisioning;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules for texts in a provisioning file. Objections never repeat the text: it may be a secret. */
final class Rules {
    private static final String NOT_A_CERTIFICATE = "must be a certificate in PEM form (-----BEGIN CERTIFICATE-----)";
    private static final String NOT_A_KEY = "must be an unencrypted PKCS#8 key in PEM form (-----BEGIN PRIVATE KEY-----)";
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("\\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");
    private static final List<String> KEY_KINDS = List.of("RSA", "EC", "EdDSA");

    private Rules() {}

    static String partNumber(String text) {
        return text.isBlank() ? "must not be empty" : null;
    }

    static String serialNumber(String text) {
        return text.matches("[\\x20-\\x7E]{1,25}") ? null : "must be 1 to 25 printable ASCII characters";
    }

    static String identity(String text) {
        boolean printable = text.chars().noneMatch(Character::isISOControl);
        return text.length() >= 1 && text.length() <= 48 && printable ? null : "must be 1 to 48 characters";
    }

    static String authorizationKey(String text) {
        boolean hex = text.matches("[0-9A-Fa-f]{32,40}") && text.length() % 2 == 0;
        return hex ? null : "must be 32 to 40 hexadecimal digits, an even number of them (16 to 20 bytes)";
    }

    static String configurationValue(String text) {
        return text.length() <= 500 ? null : "must not be longer than 500 characters";
    }

    static String certificates(String text) {
        try {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(text.getBytes(US_ASCII)));
            return found.isEmpty() ? NOT_A_CERTIFICATE : null;
        } catch (CertificateException e) {
            return NOT_A_CERTIFICATE;
        }
    }

    static String privateKey(String text) {
        Matcher pem = PRIVATE_KEY.matcher(text);
        return pem.matches() && KEY_KINDS.stream().anyMatch(kind -> isKey(kind, pem.group(1))) ? null : NOT_A_KEY;
    }

    private static boolean isKey(String kind, String base64) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(der)) != null;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    static String url(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            return "must not contain spaces: take them out";
        }
        if (lower.startsWith("http:") || lower.startsWith("https:")) {
            return "must be a WebSocket address: write ws:// instead of http://, or wss:// instead of https://";
        }
        if (!lower.startsWith("ws://") && !lower.startsWith("wss://")) {
            return "must begin with ws:// or wss://";
        }
        return text.endsWith("/") ? "must not end with a slash: take it away, the identity is appended as /identity" : uri(text);
    }

    private static String uri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
                return "must name a host, and a port from 1 to 65535 when it names one";
            }
            if (uri.getRawUserInfo() != null) {
                return "must not contain a user or password: use centralSystem.authorizationKey";
            }
            boolean more = uri.getRawFragment() != null || uri.getRawQuery() != null;
            return more ? "must not contain ? or #: take that part away, the identity is appended as /identity" : null;
        } catch (URISyntaxException e) {
            return "is not a valid address: write it like ws://host:port/path";
        }
    }
}
