package dev.hotplug.security.store;

import dev.hotplug.security.PageCertificate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page's certificate, in the folder {@code page-certificate} of the data folder. Nothing is made before somebody asks. */
@Component
public final class OwnCertificate implements PageCertificate {

    private static final Logger LOG = LoggerFactory.getLogger(OwnCertificate.class);
    private static final String NAME = "page.p12";
    private static final String ALIAS = "page";
    private static final String PASSWORD = "hotplug";

    private final Path folder;
    private final String host;

    @Activate
    public OwnCertificate(BundleContext context) {
        this(Path.of(property(context, "hotplug.data", "hotplug-data")), property(context, "hotplug.http.host", "127.0.0.1"));
    }

    OwnCertificate(Path data, String host) {
        this.folder = data.resolve("page-certificate");
        this.host = host;
    }

    private static String property(BundleContext context, String name, String otherwise) {
        String value = context.getProperty(name);
        return value == null ? otherwise : value;
    }

    @Override
    public synchronized Made get() throws IOException {
        SafeFiles files = new SafeFiles(folder);
        Optional<Certificate> present = read();
        if (present.isPresent()) {
            return made(present.get());
        }
        try {
            KeyPair pair = KeyMaker.make(KeyMaker.Kind.EC);
            Certificate certificate = SelfSigned.make("Hotplug", addresses(), pair);
            files.write(NAME, store(pair, certificate));
            LOG.info("A certificate for the page was made; its fingerprint is {}.", made(certificate).fingerprint());
            return made(certificate);
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate could be made", e);
        }
    }

    /** Empty when there is none, or none that can be read: then another one takes its place. */
    private Optional<Certificate> read() {
        if (!Files.isRegularFile(folder.resolve(NAME))) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(folder.resolve(NAME))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store.isKeyEntry(ALIAS) ? Optional.ofNullable(store.getCertificate(ALIAS)) : Optional.empty();
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("The certificate of the page cannot be read, and a new one is made: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static byte[] store(KeyPair pair, Certificate certificate) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD.toCharArray());
        return bytes.toByteArray();
    }

    private Made made(Certificate certificate) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new Made(folder.resolve(NAME), PASSWORD, HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest));
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate of the page cannot be read", e);
        }
    }

    private List<InetAddress> addresses() {
        List<InetAddress> addresses = new ArrayList<>(List.of(InetAddress.getLoopbackAddress()));
        try {
            InetAddress own = InetAddress.getByName(host);
            if (!own.isAnyLocalAddress() && !addresses.contains(own)) {
                addresses.add(own);
            }
        } catch (UnknownHostException e) {
            LOG.debug("The page's address has no number.", e);
        }
        return addresses;
    }
}
