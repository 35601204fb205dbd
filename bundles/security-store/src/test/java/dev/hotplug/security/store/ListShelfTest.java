package dev.hotplug.security.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.Revocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListShelfTest {

    @TempDir
    Path folder;

    private final TestCa ca = new TestCa("CN=Root");
    private final X509Certificate server = ca.sign("CN=cs", TestCa.pair().getPublic(), 4711);

    private ListShelf open() throws Exception {
        return new ListShelf(folder.resolve("lists"));
    }

    private boolean revoked(X509Certificate certificate) throws Exception {
        return Revocation.find(List.of(certificate), List.of(ca.root), open().all()).isPresent();
    }

    @Test
    void aListSurvivesARestartAndCounts() throws Exception {
        open().add(ca.revocationList(TestCa.NOW, server));
        assertTrue(revoked(server));
        assertEquals(false, revoked(ca.sign("CN=other", TestCa.pair().getPublic(), 4712)));
    }

    @Test
    void anOlderListDoesNotTakeThePlaceOfANewerOne() throws Exception {
        open().add(ca.revocationList(TestCa.NOW, server));
        open().add(ca.revocationList(TestCa.NOW.minusSeconds(60)));
        assertTrue(revoked(server));
        open().add(ca.revocationList(TestCa.NOW.plusSeconds(60)));
        assertEquals(false, revoked(server));
        assertEquals(1, open().all().size());
    }

    @Test
    void aDamagedFileCostsItsOwnListAndThereIsABoundOnAll() throws Exception {
        open().add(ca.revocationList(TestCa.NOW, server));
        Files.writeString(folder.resolve("lists/zz-broken.pem"), "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n");
        assertTrue(revoked(server));
        for (int i = 0; i < 20; i++) {
            open().add(new TestCa("CN=Other " + i).revocationList(TestCa.NOW.plusSeconds(i)));
        }
        try (var files = Files.list(folder.resolve("lists"))) {
            assertEquals(CertificateStore.MAX_REVOCATION_LISTS, files.count());
        }
        assertEquals(CertificateStore.MAX_REVOCATION_LISTS, open().all().size());
    }
}
