package dev.hotplug.runtime.set;

import dev.hotplug.update.set.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The payload of SignedUpdateFirmware (security white paper, edition 3, 5.19) for a file that was signed. Pure. */
final class OcppRequest {

    private static final int MAX_LOCATION = 512;
    private static final int MAX_CERTIFICATE = 5_500;
    private static final int MAX_SIGNATURE = 800;

    private OcppRequest() {}

    /** @param install null: at once */
    static String text(int requestId, String location, Instant retrieve, Instant install, X509Certificate certificate, byte[] signature) {
        Map<String, Object> firmware = new TreeMap<>();
        firmware.put("location", bounded("location", location, MAX_LOCATION));
        firmware.put("retrieveDateTime", retrieve.truncatedTo(ChronoUnit.SECONDS).toString());
        if (install != null) {
            firmware.put("installDateTime", install.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        firmware.put("signingCertificate", bounded("signingCertificate", Pem.text(certificate), MAX_CERTIFICATE));
        firmware.put("signature", bounded("signature", Base64.getEncoder().encodeToString(signature), MAX_SIGNATURE));
        return new String(CanonicalJson.bytes(Map.of("requestId", requestId, "firmware", firmware)), StandardCharsets.UTF_8);
    }

    private static String bounded(String field, String value, int most) {
        if (value.length() > most) {
            throw Complaint.of("The field \"%s\" of SignedUpdateFirmware would have %d characters; it has room for %d.", field, value.length(), most);
        }
        return value;
    }
}
