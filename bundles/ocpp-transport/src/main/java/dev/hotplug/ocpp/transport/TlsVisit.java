package dev.hotplug.ocpp.transport;

import dev.hotplug.security.CertificateStore;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** One TLS handshake, with what the server showed. */
final class TlsVisit implements ExplainingTrustManager.Watch {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    private static final Duration SOON = Duration.ofDays(30);
    private static final int MOST_SHOWN = 5;

    private final CertificateStore certificates;
    private final TlsMaterial material;
    private final Supplier<Instant> now;
    private final List<X509Certificate> shown = new ArrayList<>();
    private boolean verified;

    TlsVisit(CertificateStore certificates, boolean clientCertificate, Supplier<Instant> now) {
        this.certificates = certificates;
        this.material = TlsMaterial.of(certificates, clientCertificate, now.get());
        this.now = now;
    }

    /** Why it failed. */
    record Refusal(String code, String text) {}

    Socket handshake(Socket plain, String host, int port) throws IOException {
        SSLContext context = TrustMaterial.context(material, now, this);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(TlsRules.PROTOCOLS.toArray(String[]::new));
        parameters.setCipherSuites(TlsRules.CIPHER_SUITES.toArray(String[]::new));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    @Override
    public List<X509CRL> revocationLists() {
        return certificates.revocationLists();
    }

    @Override
    public void shown(List<X509Certificate> chain) {
        shown.addAll(chain);
    }

    @Override
    public void verified(List<X509Certificate> chain, Collection<X509Certificate> roots) {
        verified = true;
    }

    Refusal explain(SSLException failure, String server) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateRefused refused) {
                return new Refusal(code(refused.getMessage()), refused.getMessage());
            }
        }
        return new Refusal("HANDSHAKE", TlsAlerts.explain(server, String.valueOf(failure.getMessage()), verified).text());
    }

    private static String code(String sentence) {
        if (sentence.contains("made out to")) {
            return "OTHER_NAME";
        }
        if (sentence.contains("revoked")) {
            return "REVOKED";
        }
        return sentence.contains("expired") ? "EXPIRED" : sentence.contains("valid only from") ? "NOT_YET_VALID" : "NOT_TRUSTED";
    }

    boolean endsSoon() {
        return shown.stream().anyMatch(c -> c.getNotAfter().toInstant().isBefore(now.get().plus(SOON)));
    }

    /** Names and dates, the server's own certificate first. */
    String chain() {
        return String.join("; ", shown.stream().limit(MOST_SHOWN).map(TlsVisit::line).toList());
    }

    private static String line(X509Certificate c) {
        return c.getSubjectX500Principal().getName() + ", " + DAY.format(c.getNotBefore().toInstant()) + " to " + DAY.format(c.getNotAfter().toInstant());
    }

    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < Math.min(MOST_SHOWN, shown.size()); i++) {
            X509Certificate c = shown.get(i);
            values.put("subject" + i, c.getSubjectX500Principal().getName());
            values.put("issuer" + i, c.getIssuerX500Principal().getName());
            values.put("from" + i, DAY.format(c.getNotBefore().toInstant()));
            values.put("to" + i, DAY.format(c.getNotAfter().toInstant()));
        }
        return values;
    }
}
