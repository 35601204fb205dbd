package dev.hotplug.ocpp.transport;

import dev.hotplug.security.ClientCredential;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes the TLS context from certificates and keys. */
final class TrustMaterial {

    private static final char[] NO_PASSWORD = new char[0];
    /** A session is as good as never taken up again: who the server is, is looked at with each connection. */
    private static final int SESSION_SECONDS = 1;

    private TrustMaterial() {}

    /**
     * A context that trusts the given roots, or Java's own when there are none.
     *
     * @param now   for what is said about a certificate that is refused
     * @param watch asked for revocation lists, and told of a server that was found good
     */
    static SSLContext context(TlsMaterial material, Supplier<Instant> now, ExplainingTrustManager.Watch watch) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys = material.credential().isPresent() ? keys(material.credential().get()) : new KeyManager[0];
            ExplainingTrustManager trust =
                    new ExplainingTrustManager(judge(material.roots()), material.roots(), now, watch);
            context.init(keys, new TrustManager[] {trust}, null);
            context.getClientSessionContext().setSessionTimeout(SESSION_SECONDS);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This Java cannot do TLS with the certificates of this charge point", e);
        }
    }

    private static X509ExtendedTrustManager judge(List<X509Certificate> roots) throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(roots.isEmpty() ? null : store(roots));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager judge) {
                return judge;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    private static KeyStore store(List<X509Certificate> roots) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (X509Certificate root : roots) {
            store.setCertificateEntry("root" + store.size(), root);
        }
        return store;
    }

    private static KeyManager[] keys(ClientCredential credential) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry("client", credential.key(), NO_PASSWORD, credential.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }
}
