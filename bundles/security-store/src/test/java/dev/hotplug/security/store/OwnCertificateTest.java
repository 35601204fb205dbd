package dev.hotplug.security.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.security.PageCertificate.Made;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCertificateTest {

    @TempDir
    Path data;

    private static X509Certificate read(Made made) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(made.keyStore())) {
            store.load(in, made.password().toCharArray());
        }
        return (X509Certificate) store.getCertificate("page");
    }

    @Test
    void itSignsItselfAndNamesWhereThePageIs() throws Exception {
        X509Certificate certificate = read(new OwnCertificate(data, "192.168.1.7").get());
        certificate.verify(certificate.getPublicKey());
        assertEquals("CN=Hotplug", certificate.getSubjectX500Principal().getName());
        assertEquals(Set.of(List.of(2, "localhost"), List.of(7, "127.0.0.1"), List.of(7, "192.168.1.7")),
                Set.copyOf(certificate.getSubjectAlternativeNames()));
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), certificate.getExtendedKeyUsage());
        assertTrue(new X509CertificateHolder(certificate.getEncoded())
                .isSignatureValid(new JcaContentVerifierProviderBuilder().build(certificate.getPublicKey())));
    }

    @Test
    void itStaysTheSameAndItsKeyIsForTheProcessAlone() throws Exception {
        Made made = new OwnCertificate(data, "127.0.0.1").get();
        assertEquals(made, new OwnCertificate(data, "127.0.0.1").get());
        assertTrue(made.fingerprint().matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"), made.fingerprint());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made.keyStore())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made.keyStore().getParent())));
    }

    @Test
    void aDamagedOneGivesWayToANewOne() throws Exception {
        Made made = new OwnCertificate(data, "127.0.0.1").get();
        Files.write(made.keyStore(), new byte[] {1, 2, 3});
        assertNotEquals(made.fingerprint(), new OwnCertificate(data, "127.0.0.1").get().fingerprint());
    }
}
