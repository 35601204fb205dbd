package dev.hotplug.ocpp.transport;

import dev.hotplug.settings.CentralSystem.Trust;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes the TLS context from the certificates and keys of the settings. */
final class TrustMaterial {

    private static final char[] NO_PASSWORD = new char[0];
    /** Signature by kind of key, to see whether key and certificate belong together. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private TrustMaterial() {}

    /**
     * A context that trusts the given roots, or Java's own when there are none.
     *
     * @param clientCertificate show the client certificate
     * @param now               for what is said about a certificate that is refused
     * @throws UnusableTrust when a certificate or key cannot be used
     */
    static SSLContext context(Trust trust, boolean clientCertificate, Supplier<Instant> now) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys = clientCertificate ? keys(trust) : new KeyManager[0];
            context.init(keys, new TrustManager[] {new ExplainingTrustManager(judge(trust.centralSystemRoots()), now)}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This Java cannot do TLS with the certificates of the settings", e);
        }
    }

    private static X509ExtendedTrustManager judge(List<String> roots) throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(roots.isEmpty() ? null : store(roots));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager judge) {
                return judge;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    private static KeyStore store(List<String> roots) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (int i = 0; i < roots.size(); i++) {
            for (X509Certificate root : Pem.certificates("trust.centralSystemRoots[" + i + "]", roots.get(i))) {
                store.setCertificateEntry("root" + store.size(), root);
            }
        }
        return store;
    }

    private static KeyManager[] keys(Trust trust) throws GeneralSecurityException, IOException {
        List<X509Certificate> chain = Pem.certificates("trust.clientCertificate", trust.clientCertificate());
        PrivateKey key = Pem.privateKey("trust.clientKey", trust.clientKey());
        if (!belongTogether(key, chain.get(0).getPublicKey())) {
            throw new UnusableTrust(
                    "trust.clientKey is not the key of the first certificate in trust.clientCertificate; provide the pair.");
        }
        KeyStore store = empty();
        store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static boolean belongTogether(PrivateKey secret, PublicKey open) {
        byte[] sample = {1, 2, 3};
        try {
            Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(secret.getAlgorithm(), secret.getAlgorithm()));
            signature.initSign(secret);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }
}
