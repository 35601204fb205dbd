package dev.hotplug.ocpp.transport;

import dev.hotplug.ocpp.link.LinkStatus.Kind;
import dev.hotplug.security.SecurityEvent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the TLS layer's messages mean for a technician and for the security log: the alerts of RFC 8446 section 6 as Java
 * names them, and Java's own. The first row whose words occur in the message counts.
 */
final class TlsAlerts {

    private static final String HANDSHAKE_FAILURE = "handshake_failure";
    private static final Map<String, Meaning> MEANINGS = meanings();

    private record Meaning(String text, Optional<SecurityEvent> event) {}

    private TlsAlerts() {}

    /** @param serverVerified the server's certificate had been found good before: a cipher suite was agreed on */
    static Explanation explain(String server, String message, boolean serverVerified) {
        String lower = message.toLowerCase(Locale.ROOT);
        Meaning meaning = lower.contains(HANDSHAKE_FAILURE)
                ? handshakeFailure(serverVerified)
                : MEANINGS.entrySet().stream()
                        .filter(row -> lower.contains(row.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(new Meaning("the TLS connection failed (" + message + ").", Optional.empty()));
        return new Explanation(Kind.TLS, "TLS with " + server + ": " + meaning.text(), meaning.event());
    }

    private static Meaning handshakeFailure(boolean serverVerified) {
        return serverVerified
                ? credentials("the central system misses a client certificate (SecurityProfile 3), or does not accept this one.")
                : new Meaning(
                        "the two sides have no cipher suite in common: the central system allows none of those that the OCPP"
                                + " security white paper permits; it must enable one.",
                        Optional.of(SecurityEvent.InvalidTLSCipherSuite));
    }

    private static Map<String, Meaning> meanings() {
        Map<String, Meaning> rows = new LinkedHashMap<>();
        rows.put("certificate_required", credentials(
                "the central system demands a client certificate; set up SecurityProfile 3 with trust.clientCertificate"
                        + " and trust.clientKey."));
        rows.put("unknown_ca", credentials(
                "the central system does not trust the issuer of this charge point's client certificate; it must know that issuer."));
        rows.put("certificate_expired", credentials(
                "the central system says that this charge point's client certificate has expired; replace it."));
        rows.put("certificate_revoked", credentials(
                "the central system says that this charge point's client certificate is revoked; replace it."));
        rows.put("certificate_unknown", credentials(
                "the central system does not accept this charge point's client certificate; replace it."));
        rows.put("bad_certificate", credentials(
                "the central system does not accept this charge point's client certificate, or misses one (SecurityProfile 3)."));
        rows.put("access_denied", credentials(
                "the central system denies access to this charge point's client certificate."));
        rows.put("unrecognized_name", plain("the server does not know the host name of the URL; correct the URL."));
        rows.put("protocol_version", oldVersion());
        rows.put("no appropriate protocol", oldVersion());
        rows.put("selected protocol version", oldVersion());
        rows.put("chosen protocol version", oldVersion());
        rows.put("improper ciphersuite", forbiddenCipher());
        rows.put("unsupported ciphersuite", forbiddenCipher());
        rows.put("not recognized ssl", notTls());
        rows.put("unrecognized ssl", notTls());
        rows.put("unsupported or unrecognized", notTls());
        rows.put("not an ssl/tls record", notTls());
        rows.put("tag mismatch", plain(
                "the server ended the connection in a way that cannot be read; most often it demands a client certificate"
                        + " (SecurityProfile 3)."));
        rows.put("broken pipe", cutOff());
        rows.put("connection reset", cutOff());
        rows.put("closed during handshake", ended());
        rows.put("closing inbound", ended());
        return rows;
    }

    private static Meaning plain(String text) {
        return new Meaning(text, Optional.empty());
    }

    private static Meaning credentials(String text) {
        return new Meaning(text, Optional.of(SecurityEvent.FailedToAuthenticateAtCentralSystem));
    }

    private static Meaning oldVersion() {
        return new Meaning(
                "the server speaks no TLS version from 1.2 upwards; it must be updated.",
                Optional.of(SecurityEvent.InvalidTLSVersion));
    }

    private static Meaning forbiddenCipher() {
        return new Meaning(
                "the server chose a cipher suite that the OCPP security white paper does not permit; it must be mended.",
                Optional.of(SecurityEvent.InvalidTLSCipherSuite));
    }

    private static Meaning ended() {
        return plain("the server ended the connection during the TLS handshake; check the port in the URL.");
    }

    /** Its alert, if it sent one, was lost with the connection. */
    private static Meaning cutOff() {
        return plain("the server cut the connection off during the TLS handshake; check the port in the URL, and whether it demands"
                + " a client certificate (SecurityProfile 3).");
    }

    private static Meaning notTls() {
        return plain("the server does not speak TLS at this port; correct the port, or let the URL begin with ws:// if that is what"
                + " it speaks.");
    }
}
