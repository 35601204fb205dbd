package dev.hotplug.ocpp.transport;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts what another trust manager trusts, says which roots made it so, and explains what it does not trust. */
final class ExplainingTrustManager extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager judge;
    private final List<X509Certificate> roots;
    private final Supplier<Instant> now;
    private final Consumer<Collection<X509Certificate>> verified;
    private final Consumer<List<X509Certificate>> shown;

    /**
     * @param roots    those that the judge trusts, as far as they are this charge point's own
     * @param verified told with which of them a server's certificate was found good
     * @param shown    told what a server shows, before it is judged
     */
    ExplainingTrustManager(
            X509ExtendedTrustManager judge,
            List<X509Certificate> roots,
            Supplier<Instant> now,
            Consumer<Collection<X509Certificate>> verified,
            Consumer<List<X509Certificate>> shown) {
        this.judge = judge;
        this.roots = roots;
        this.now = now;
        this.verified = verified;
        this.shown = shown;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        explained(chain, authType, engine.getPeerHost(), () -> judge.checkServerTrusted(chain, authType, engine));
    }

    /** What the judge says, told in words. */
    private interface Judgement {
        void pass() throws CertificateException;
    }

    private void explained(X509Certificate[] chain, String authType, String host, Judgement judgement) throws CertificateException {
        shown.accept(List.of(chain));
        try {
            judgement.pass();
            // Java does not look at the dates of a certificate that is a root itself
            chain[0].checkValidity();
            verified.accept(roots.stream().filter(root -> verifies(root, chain)).toList());
        } catch (CertificateException refusal) {
            throw CertificateRefused.because(chain, refusal, host, trusted(chain, authType), now.get());
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        String host = socket instanceof SSLSocket tls ? tls.getHandshakeSession().getPeerHost() : "";
        explained(chain, authType, host, () -> judge.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        judge.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        judge.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }

    /** The root is in the chain itself, or has issued one of its certificates. */
    private static boolean verifies(X509Certificate root, X509Certificate[] chain) {
        return Arrays.stream(chain).anyMatch(certificate -> certificate.equals(root) || issued(root, certificate));
    }

    private static boolean issued(X509Certificate root, X509Certificate certificate) {
        if (!certificate.getIssuerX500Principal().equals(root.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(root.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The chain is good when nobody asks for which host. */
    private boolean trusted(X509Certificate[] chain, String authType) {
        try {
            judge.checkServerTrusted(chain, authType);
            chain[0].checkValidity();
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }
}
