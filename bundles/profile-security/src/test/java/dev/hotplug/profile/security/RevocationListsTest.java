package dev.hotplug.profile.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.ManualTransfers;
import dev.hotplug.testkit.MemoryCertificates;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.RecordedEvents;
import dev.hotplug.transfer.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationListsTest {

    private static final String ADDRESS = "http://ca.example/list.crl";

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final ManualLoop loop = new ManualLoop(time);
    private final ManualTransfers transfers = new ManualTransfers(loop);
    private final MemoryCertificates certificates = new MemoryCertificates();
    private final List<String> reconnects = new ArrayList<>();
    private final TestCa root = new TestCa("CN=Root");
    private final X509Certificate server = root.server("CN=cs", TestCa.pair().getPublic(), ADDRESS);
    private RevocationLists lists;

    @BeforeEach
    void start() {
        certificates.addRoot(CertificateUse.CentralSystemRootCertificate, root.certificate);
        SecurityKeys keys = new SecurityKeys(
                CertificateSigningTest.configuration(false), new MemorySettings(), new RecordedEvents());
        lists = new RevocationLists(loop, time, certificates, keys, transfers, folder);
        lists.bindLink(new Link());
    }

    private void open(X509Certificate... shown) {
        certificates.shownByCentralSystem(List.of(shown));
        loop.run(lists::opened);
    }

    private void arrives(X509CRL list) throws IOException, CRLException {
        arrives(list.getEncoded());
    }

    private void arrives(byte[] content) throws IOException {
        Files.write(transfers.downloads.get(transfers.downloads.size() - 1).target(), content);
        transfers.uploaded();
    }

    @Test
    void aListThatRevokesWhatWasShownEndsTheConnectionOnceNoTlsSessionCanBeTakenUp() throws Exception {
        open(server);
        assertEquals(List.of(ADDRESS), addresses());
        assertEquals(CertificateStore.MAX_REVOCATION_LIST, transfers.downloads.get(0).maxBytes());
        arrives(root.revocationList(server));
        assertEquals(1, certificates.revocationLists().size());
        assertEquals(List.of(), reconnects);
        loop.advance(RevocationLists.SETTLE);
        assertEquals(List.of("a certificate of the central system has been revoked"), reconnects);
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    private List<String> addresses() {
        return transfers.downloads.stream().map(each -> each.address()).toList();
    }

    @Test
    void aListOfOthersIsKeptAndFetchedAgainADayLater() throws Exception {
        open(server);
        arrives(root.revocationList(root.server("CN=other", TestCa.pair().getPublic())));
        loop.advance(Duration.ofHours(23));
        loop.run(lists::opened);
        assertEquals(1, transfers.downloads.size());
        loop.advance(Duration.ofHours(2));
        assertEquals(2, transfers.downloads.size());
        assertEquals(List.of(), reconnects);
    }

    @Test
    void aListThatCannotBeHadIsTriedAgainAnHourLaterAndChangesNothing() {
        open(server);
        transfers.failed(Failure.Kind.CONNECT);
        loop.advance(Duration.ofMinutes(50));
        assertEquals(1, transfers.downloads.size());
        loop.advance(Duration.ofMinutes(20));
        assertEquals(2, transfers.downloads.size());
        assertEquals(List.of(), certificates.revocationLists());
        assertEquals(List.of(), reconnects);
    }

    @Test
    void whatIsNoListOrSignedBySomebodyElseIsNotKept() throws Exception {
        open(server);
        arrives(new TestCa("CN=Root").revocationList(server));
        loop.advance(Duration.ofHours(25));
        arrives("<html>not found</html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        loop.advance(Duration.ofHours(2));
        assertEquals(3, transfers.downloads.size());
        assertEquals(List.of(), certificates.revocationLists());
        assertEquals(List.of(), reconnects);
        assertThrows(IllegalArgumentException.class, () -> RevocationLists.parse(new byte[] {0x30, (byte) 0x84, 1, 2}));
    }

    @Test
    void severalListsComeOneAfterTheOtherAndWithoutTlsNone() throws Exception {
        TestCa below = new TestCa("CN=Below", root);
        open(below.server("CN=cs", TestCa.pair().getPublic(), ADDRESS, "http://ca.example/2"), below.certificate);
        assertEquals(1, transfers.downloads.size());
        arrives(below.revocationList());
        assertEquals(List.of(ADDRESS, "http://ca.example/2"), addresses());
        lists.deactivate();
        open();
        assertEquals(2, transfers.downloads.size());
    }

    @Test
    void addressesAreReadAndBrokenDerEndsThem() {
        String[] many = {"http://a/1", "ldap://b/2", "http://c/" + "x".repeat(200), "http://d/4", "http://e/5"};
        List<String> found = DistributionPoints.of(root.server("CN=cs", TestCa.pair().getPublic(), many));
        assertEquals(List.of(many).subList(0, DistributionPoints.MOST), found);
        assertTrue(DistributionPoints.of(root.certificate).isEmpty());
        assertFalse(found.isEmpty());
    }

    private final class Link implements FrameLink {
        @Override
        public boolean send(String frame) {
            return false;
        }

        @Override
        public void reconnect(String why) {
            reconnects.add(why);
        }

        @Override
        public LinkStatus status() {
            throw new UnsupportedOperationException();
        }
    }
}
