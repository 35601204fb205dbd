package dev.hotplug.security.store;

import dev.hotplug.security.CertificateStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CRLException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Revocation lists: PEM files in one folder, one for each issuer and key, named by a hash of both. They are read each time
 * they are asked for and never kept in memory. A file that somebody else put there counts like the others.
 */
final class ListShelf {

    private static final Logger LOG = LoggerFactory.getLogger(ListShelf.class);
    private static final String ENDING = ".pem";
    private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    /** PEM is longer than DER by a third and its line ends. */
    private static final int MAX_FILE = CertificateStore.MAX_REVOCATION_LIST / 2 * 3;

    private final Path folder;
    private final SafeFiles files;

    ListShelf(Path folder) throws IOException {
        this.folder = folder;
        this.files = new SafeFiles(folder);
    }

    List<X509CRL> all() {
        return List.copyOf(byFile().values());
    }

    private Map<String, X509CRL> byFile() {
        Map<String, X509CRL> lists = new TreeMap<>();
        try {
            files.names().stream().limit(CertificateStore.MAX_REVOCATION_LISTS).forEach(name -> read(name).ifPresent(list -> lists.put(name, list)));
        } catch (IOException e) {
            LOG.error("The revocation lists in {} cannot be read: {}", folder, e.getMessage());
        }
        return lists;
    }

    /** A damaged file costs its own list and no other. */
    private Optional<X509CRL> read(String name) {
        try {
            byte[] text = files.read(name, MAX_FILE).getBytes(StandardCharsets.UTF_8);
            return Optional.of((X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(text)));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.error("The revocation list {} cannot be read and does not count: {}", folder.resolve(name), e.getMessage());
            return Optional.empty();
        }
    }

    /** An older list does not take the place of a newer one of the same issuer. */
    void add(X509CRL list) throws IOException {
        String name = name(list);
        Map<String, X509CRL> present = byFile();
        X509CRL before = present.get(name);
        if (before != null && before.getThisUpdate().after(list.getThisUpdate())) {
            LOG.warn("A revocation list of {} is older than the one that is here and does not count.", list.getIssuerX500Principal());
            return;
        }
        if (before == null) {
            makeRoom(present);
        }
        files.write(name, Pem.text("X509 CRL", der(list)));
    }

    private void makeRoom(Map<String, X509CRL> present) throws IOException {
        List<String> names = new ArrayList<>(files.names());
        names.sort(Comparator.comparing(name -> Optional.ofNullable(present.get(name)).map(list -> list.getThisUpdate().getTime()).orElse(0L)));
        for (int i = 0; i <= names.size() - CertificateStore.MAX_REVOCATION_LISTS; i++) {
            files.delete(names.get(i));
        }
    }

    private static String name(X509CRL list) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(list.getIssuerX500Principal().getEncoded());
            Optional.ofNullable(list.getExtensionValue(AUTHORITY_KEY_IDENTIFIER)).ifPresent(digest::update);
            return HexFormat.of().formatHex(digest.digest(), 0, 8) + ENDING;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] der(X509CRL list) throws IOException {
        try {
            byte[] der = list.getEncoded();
            if (der.length > CertificateStore.MAX_REVOCATION_LIST) {
                throw new IOException("the list has more than " + CertificateStore.MAX_REVOCATION_LIST + " bytes");
            }
            return der;
        } catch (CRLException e) {
            throw new IOException("the list has no DER form", e);
        }
    }
}
