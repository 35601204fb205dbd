package dev.hotplug.local.page.ocpp;

import dev.hotplug.page.Answer;
import dev.hotplug.page.Words;
import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.CertificateUse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The CA certificates of central systems: which there are, one more, one less. */
final class Roots {

    private static final CertificateUse USE = CertificateUse.CentralSystemRootCertificate;
    private static final int MOST = 10;
    private static final int PATIENCE_SECONDS = 10;
    private static final Words NOT_STORED = Words.of("Das Zertifikat konnte nicht gespeichert werden.", "The certificate could not be stored.");

    private Roots() {}

    static List<Object> shown(CertificateStore store) {
        List<Object> all = new ArrayList<>();
        for (X509Certificate root : store.roots(USE)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("subject", root.getSubjectX500Principal().getName());
            one.put("issuer", root.getIssuerX500Principal().getName());
            one.put("from", root.getNotBefore().toInstant());
            one.put("to", root.getNotAfter().toInstant());
            one.put("fingerprint", fingerprint(root));
            all.add(one);
        }
        return all;
    }

    static Answer add(CertificateStore store, String pem) {
        Optional<X509Certificate> root = parse(pem);
        if (root.isEmpty()) {
            return Answer.wrong(Words.of("Das ist kein Zertifikat im PEM-Format.", "This is no certificate in PEM."));
        }
        if (root.get().getBasicConstraints() < 0) {
            return Answer.wrong(Words.of("Das ist kein CA-Zertifikat: es darf keine anderen ausstellen.",
                    "This is no CA certificate: it may not issue others."));
        }
        if (store.roots(USE).size() >= MOST) {
            return Answer.refused(Words.of("Es sind schon " + MOST + " Zertifikate da; entferne zuerst eines.",
                    "There are " + MOST + " certificates already; remove one first."));
        }
        return stored(store.addRoot(USE, root.get()));
    }

    static Answer remove(CertificateStore store, String fingerprint) {
        Optional<X509Certificate> root = store.roots(USE).stream().filter(r -> fingerprint(r).equals(fingerprint)).findFirst();
        if (root.isEmpty()) {
            return Answer.missing(Words.of("Dieses Zertifikat gibt es nicht.", "There is no such certificate."));
        }
        if (store.verifiedWith().contains(root.get())) {
            return Answer.refused(Words.of("Auf diesem Zertifikat beruht die bestehende Verbindung.", "The connection in force rests on this certificate."));
        }
        return stored(store.removeRoot(USE, root.get()));
    }

    private static Answer stored(CompletionStage<Void> change) {
        try {
            change.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return Answer.done();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.away(NOT_STORED);
        } catch (ExecutionException | TimeoutException e) {
            return Answer.away(NOT_STORED);
        }
    }

    private static Optional<X509Certificate> parse(String pem) {
        try (ByteArrayInputStream in = new ByteArrayInputStream(pem.strip().getBytes(StandardCharsets.UTF_8))) {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
        } catch (CertificateException | java.io.IOException e) {
            return Optional.empty();
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
