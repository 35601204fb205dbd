package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure.Kind;
import dev.hotplug.transfer.Trust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** TLS 1.2 and 1.3 with the roots of Java and those that were handed in; made for one transfer and gone with it. */
final class Tls {

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext context;

    private Tls(SSLContext context) {
        this.context = context;
    }

    static Tls of(Trust trust) throws TransferException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(trust), null);
            return new Tls(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new TransferException(Kind.TLS, "TLS cannot be used with the roots of this charger.", e);
        }
    }

    private static TrustManager[] managers(Trust trust) throws GeneralSecurityException, IOException {
        TrustManagerFactory java = factory(null);
        if (trust.roots().isEmpty()) {
            return java.getTrustManagers();
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (TrustManager manager : java.getTrustManagers()) {
            for (X509Certificate root : ((X509TrustManager) manager).getAcceptedIssuers()) {
                store.setCertificateEntry("java" + store.size(), root);
            }
        }
        for (String pem : trust.roots()) {
            for (Certificate root : certificates(pem)) {
                store.setCertificateEntry("given" + store.size(), root);
            }
        }
        return factory(store).getTrustManagers();
    }

    private static TrustManagerFactory factory(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory;
    }

    private static Iterable<? extends Certificate> certificates(String pem) throws CertificateException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    SSLContext context() {
        return context;
    }

    static String[] versions() {
        return VERSIONS.clone();
    }

    /**
     * TLS over a connection. Chain, dates and host name are checked before this returns.
     *
     * @param host and port of the server that was addressed
     */
    SSLSocket over(Socket plain, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
        socket.setEnabledProtocols(VERSIONS);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (SSLException e) {
            throw refused(host, port, e);
        }
        checkDates(socket, host, port);
        return socket;
    }

    /** Java does not look at the dates of a certificate that is a root itself. */
    static void checkDates(SSLSocket socket, String host, int port) throws IOException {
        try {
            ((X509Certificate) socket.getSession().getPeerCertificates()[0]).checkValidity();
        } catch (SSLException | CertificateException e) {
            throw refused(host, port, e);
        }
    }

    /** What did not let TLS come about, in words. */
    static TransferException refused(String host, int port, Exception refusal) {
        return new TransferException(Kind.TLS, sentence(host + ":" + port, refusal), refusal);
    }

    private static String sentence(String place, Exception refusal) {
        String certificate = "The certificate of " + place + " ";
        for (Throwable t = refusal; t != null; t = t.getCause()) {
            String said = String.valueOf(t.getMessage());
            if (t instanceof CertificateExpiredException) {
                return certificate + "has expired.";
            } else if (t instanceof CertificateNotYetValidException) {
                return certificate + "is not valid yet; check the clock of the charger.";
            } else if (said.startsWith("No name matching") || said.startsWith("No subject alternative")) {
                return certificate + "is made out to another host.";
            } else if (said.startsWith("PKIX path building failed")) {
                return certificate + "is not trusted: none of the roots of this charger leads to it.";
            }
        }
        return "There is no TLS with " + place + ": " + refusal.getMessage() + ".";
    }

    /** The peer does not speak TLS at all. */
    static boolean isPlainText(TransferException refusal) {
        return refusal.getCause() instanceof SSLException tls && String.valueOf(tls.getMessage()).contains("unrecognized SSL message");
    }
}
