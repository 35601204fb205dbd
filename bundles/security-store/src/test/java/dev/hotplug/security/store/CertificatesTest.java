package dev.hotplug.security.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.security.CertificateStore.ProvisionedTrust;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.security.ClientCredential;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {

    private static final CertificateUse CENTRAL = CertificateUse.CentralSystemRootCertificate;
    private static final Instant NOW = TestCa.NOW;
    private static final long DAY = 86_400;

    private final TestCa ca = new TestCa("CN=Root");

    @TempDir
    Path folder;

    private Certificates open() throws Exception {
        return new Certificates(folder, KeyMaker.Kind.EC, new Worker());
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private PublicKey request(Certificates certificates) {
        done(certificates.request("O", "1"));
        List<PublicKey> pending = certificates.pending();
        return pending.get(pending.size() - 1);
    }

    private X509Certificate certified(Certificates certificates, long fromDays, long untilDays) {
        X509Certificate certificate = ca.sign(
                "CN=1", request(certificates), NOW.plusSeconds(fromDays * DAY), NOW.plusSeconds(untilDays * DAY));
        done(certificates.adopt(List.of(certificate, ca.root), NOW));
        return certificate;
    }

    @Test
    void rootsStayInTheirOrderAndSurviveARestart() throws Exception {
        X509Certificate second = new TestCa("CN=Second").root;
        Certificates certificates = open();

        done(certificates.addRoot(CENTRAL, ca.root));
        done(certificates.addRoot(CENTRAL, second));
        done(certificates.addRoot(CENTRAL, ca.root));

        assertEquals(List.of(ca.root, second), certificates.roots(CENTRAL));
        assertEquals(List.of(ca.root, second), open().roots(CENTRAL));
        assertEquals(List.of(), open().roots(CertificateUse.ManufacturerRootCertificate));
        done(certificates.removeRoot(CENTRAL, ca.root));
        assertEquals(List.of(second), open().roots(CENTRAL));
    }

    @Test
    void s97_aPendingKeyWaitsOverARestartAndIsAdoptedWithItsCertificate() throws Exception {
        PublicKey key = request(open());

        Certificates later = open();
        assertEquals(List.of(key), later.pending());
        X509Certificate certificate = ca.sign("CN=1", key, NOW.minusSeconds(1), NOW.plusSeconds(DAY));
        done(later.adopt(List.of(certificate, ca.root), NOW));

        ClientCredential credential = open().credential(NOW).orElseThrow();
        assertEquals(List.of(certificate, ca.root), credential.chain());
        assertTrue(KeyMaker.pair(credential.key(), key));
        assertEquals(List.of(), open().pending());
    }

    @Test
    void aCertificateForNoPendingKeyChangesNothing() throws Exception {
        Certificates certificates = open();
        PublicKey key = request(certificates);
        X509Certificate foreign = ca.sign("CN=1", TestCa.pair().getPublic(), NOW, NOW.plusSeconds(DAY));

        assertThrows(CompletionException.class, () -> done(certificates.adopt(List.of(foreign), NOW)));

        assertEquals(List.of(key), certificates.pending());
        assertEquals(List.of(), certificates.credentials());
    }

    @Test
    void s97_theNewestIsUsedFromItsNotBefore() throws Exception {
        Certificates certificates = open();
        X509Certificate present = certified(certificates, -10, 20);
        X509Certificate next = certified(certificates, 5, 400);

        assertEquals(present, certificates.credential(NOW).orElseThrow().certificate());
        assertEquals(next, certificates.credential(NOW.plusSeconds(5 * DAY)).orElseThrow().certificate());
        assertEquals(next, certificates.credential(NOW.plusSeconds(1000 * DAY)).orElseThrow().certificate(), "rather than none");
    }

    @Test
    void expiredAndSupersededCertificatesGoButNeverTheOneInUse() throws Exception {
        Certificates certificates = open();
        certified(certificates, -400, -1);
        X509Certificate inUse = certified(certificates, -300, 10);
        X509Certificate future = certified(certificates, 1, 300);
        X509Certificate later = certified(certificates, 2, 300);

        assertEquals(
                List.of(later, future, inUse), certificates.credentials().stream().map(ClientCredential::certificate).toList());
        assertEquals(3, open().credentials().size());
    }

    @Test
    void atMostThreeKeysWait() throws Exception {
        Certificates certificates = open();
        request(certificates);
        PublicKey second = request(certificates);
        PublicKey third = request(certificates);
        PublicKey fourth = request(certificates);

        assertEquals(List.of(second, third, fourth), certificates.pending());
        assertEquals(List.of(second, third, fourth), open().pending());
    }

    @Test
    void onlyTheProcessReadsTheFiles() throws Exception {
        Certificates certificates = open();
        certified(certificates, -1, 10);
        done(certificates.addRoot(CENTRAL, ca.root));

        try (Stream<Path> all = Files.walk(folder).filter(p -> !p.equals(folder))) {
            for (Path path : all.toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertEquals(Files.isDirectory(path) ? "rwx------" : "rw-------", mode, path.toString());
            }
        }
    }

    @Test
    void aKeyIsNeverInATextForm() throws Exception {
        Certificates certificates = open();
        certified(certificates, -1, 10);

        String text = certificates.credentials().toString();

        assertTrue(text.contains("CN=1"), text);
        assertFalse(text.contains("PrivateKey"), text);
    }

    @Test
    void provisioningTakesThePlaceOfEverything() throws Exception {
        Certificates certificates = open();
        certified(certificates, -1, 10);
        done(certificates.addRoot(CENTRAL, new TestCa("CN=Old").root));
        KeyPair pair = TestCa.pair();
        X509Certificate certificate = ca.sign("CN=1", pair.getPublic(), NOW, NOW.plusSeconds(DAY));

        done(certificates.provision(new ProvisionedTrust(
                List.of(Pem.text(List.of(ca.root))), List.of(), Pem.text(List.of(certificate)), Pem.text(pair.getPrivate()))));

        assertEquals(List.of(ca.root), open().roots(CENTRAL));
        assertEquals(List.of(certificate), open().credentials().stream().map(ClientCredential::certificate).toList());
    }

    @Test
    void aKeyThatIsNotTheCertificatesIsRefused() throws Exception {
        Certificates certificates = open();
        ProvisionedTrust wrong = new ProvisionedTrust(
                List.of(), List.of(), Pem.text(List.of(ca.root)), Pem.text(TestCa.pair().getPrivate()));

        CompletionException refused =
                assertThrows(CompletionException.class, () -> done(certificates.provision(wrong)));

        assertTrue(refused.getMessage().contains("trust.clientKey"), refused.getMessage());
    }

    @Test
    void aDamagedFileCostsItsOwnCertificateAlone() throws Exception {
        Certificates certificates = open();
        done(certificates.addRoot(CENTRAL, ca.root));
        done(certificates.addRoot(CENTRAL, new TestCa("CN=Second").root));
        certified(certificates, -1, 10);
        certified(certificates, 0, 10);
        Files.writeString(folder.resolve("central-system-roots/00000002.pem"), "junk");
        Files.writeString(folder.resolve("client/00000001.key.pem"), "junk");
        Files.writeString(folder.resolve("client/00000009.key.pem.tmp"), "unfinished");
        Files.writeString(folder.resolve("client/not ours"), "left alone");

        Certificates later = open();

        assertEquals(List.of(ca.root), later.roots(CENTRAL));
        assertEquals(1, later.credentials().size());
        assertFalse(Files.exists(folder.resolve("client/00000009.key.pem.tmp")));
        X509Certificate third = new TestCa("CN=Third").root;
        done(later.addRoot(CENTRAL, third));
        assertEquals(List.of(ca.root, third), open().roots(CENTRAL));
    }
}
