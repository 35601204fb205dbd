package dev.hotplug.ocpp.transport;

import dev.hotplug.security.Revocation;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts what another trust manager trusts and no revocation list names, says which roots made it so, and explains what it does
 * not trust.
 */
final class ExplainingTrustManager extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager judge;
    private final List<X509Certificate> roots;
    private final Supplier<Instant> now;
    private final Watch watch;

    /** What it asks and tells. */
    interface Watch {

        /** Revocation lists as they are now. */
        List<X509CRL> revocationLists();

        /** What a server shows, before it is judged. */
        void shown(List<X509Certificate> chain);

        /** A server was found good: the chain that it showed, and those of the roots that made it so. */
        void verified(List<X509Certificate> chain, Collection<X509Certificate> roots);
    }

    /** @param roots those that the judge trusts, as far as they are this charge point's own */
    ExplainingTrustManager(
            X509ExtendedTrustManager judge,
            List<X509Certificate> roots,
            Supplier<Instant> now,
            Watch watch) {
        this.judge = judge;
        this.roots = roots;
        this.now = now;
        this.watch = watch;
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
        watch.shown(List.of(chain));
        try {
            judgement.pass();
            // Java does not look at the dates of a certificate that is a root itself
            chain[0].checkValidity();
        } catch (CertificateException refusal) {
            throw CertificateRefused.because(chain, refusal, host, trusted(chain, authType), now.get());
        }
        refuseRevoked(List.of(chain));
        watch.verified(List.of(chain), roots.stream().filter(root -> verifies(root, chain)).toList());
    }

    private void refuseRevoked(List<X509Certificate> chain) throws CertificateRefused {
        Optional<Revocation> revoked =
                Revocation.find(chain, List.of(judge.getAcceptedIssuers()), watch.revocationLists());
        if (revoked.isPresent()) {
            throw CertificateRefused.revoked(revoked.get());
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
