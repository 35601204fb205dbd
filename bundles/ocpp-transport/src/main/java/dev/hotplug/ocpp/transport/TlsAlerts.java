package dev.hotplug.ocpp.transport;

import dev.hotplug.ocpp.link.LinkStatus.Kind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the TLS layer's messages mean for a technician: the alerts of RFC 8446 section 6 as Java names them, and Java's own.
 * The first row whose words occur in the message counts.
 */
final class TlsAlerts {

    private static final Map<String, String> MEANINGS = meanings();

    private TlsAlerts() {}

    static Explanation explain(String server, String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        String meaning = MEANINGS.entrySet().stream()
                .filter(row -> lower.contains(row.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("the TLS connection failed (" + message + ").");
        return new Explanation(Kind.TLS, "TLS with " + server + ": " + meaning);
    }

    private static Map<String, String> meanings() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("certificate_required",
                "the central system demands a client certificate; set up SecurityProfile 3 with trust.clientCertificate"
                        + " and trust.clientKey.");
        rows.put("unknown_ca",
                "the central system does not trust the issuer of this charge point's client certificate; it must know that issuer.");
        rows.put("certificate_expired", "the central system says that this charge point's client certificate has expired; replace it.");
        rows.put("certificate_revoked", "the central system says that this charge point's client certificate is revoked; replace it.");
        rows.put("certificate_unknown", "the central system does not accept this charge point's client certificate; replace it.");
        rows.put("bad_certificate",
                "the central system does not accept this charge point's client certificate, or misses one (SecurityProfile 3).");
        rows.put("access_denied", "the central system denies access to this charge point's client certificate.");
        rows.put("unrecognized_name", "the server does not know the host name of the URL; correct the URL.");
        rows.put("protocol_version", "the server speaks no TLS version from 1.2 upwards; it must be updated.");
        rows.put("no appropriate protocol", "the server speaks no TLS version from 1.2 upwards; it must be updated.");
        rows.put("selected protocol version", "the server speaks no TLS version from 1.2 upwards; it must be updated.");
        rows.put("chosen protocol version", "the server speaks no TLS version from 1.2 upwards; it must be updated.");
        rows.put("not recognized ssl", notTls());
        rows.put("unrecognized ssl", notTls());
        rows.put("unsupported or unrecognized", notTls());
        rows.put("not an ssl/tls record", notTls());
        rows.put("handshake_failure",
                "the two sides have no cipher suite in common, or the central system misses a client certificate (SecurityProfile 3).");
        rows.put("tag mismatch",
                "the server ended the connection in a way that cannot be read; most often it demands a client certificate"
                        + " (SecurityProfile 3).");
        rows.put("broken pipe", cutOff());
        rows.put("connection reset", cutOff());
        rows.put("closed during handshake", "the server ended the connection during the TLS handshake; check the port in the URL.");
        rows.put("closing inbound", "the server ended the connection during the TLS handshake; check the port in the URL.");
        return rows;
    }

    /** Its alert, if it sent one, was lost with the connection. */
    private static String cutOff() {
        return "the server cut the connection off during the TLS handshake; check the port in the URL, and whether it demands"
                + " a client certificate (SecurityProfile 3).";
    }

    private static String notTls() {
        return "the server does not speak TLS at this port; correct the port, or let the URL begin with ws:// if that is what it speaks.";
    }
}
