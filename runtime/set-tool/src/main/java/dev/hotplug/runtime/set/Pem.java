package dev.hotplug.runtime.set;

import dev.hotplug.update.set.Certificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** Certificates as PEM (RFC 7468). */
final class Pem {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    /** @throws Complaint when the file holds none */
    static List<X509Certificate> certificates(Path file) throws IOException {
        List<X509Certificate> certificates = Certificates.fromPem(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        if (certificates.isEmpty()) {
            throw Complaint.of("The file %s holds no certificate in PEM.", file);
        }
        return certificates;
    }

    static String text(X509Certificate certificate) {
        return "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(Certificates.der(certificate)) + "\n-----END CERTIFICATE-----\n";
    }

    static String text(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        certificates.forEach(each -> text.append(text(each)));
        return text.toString();
    }
}
