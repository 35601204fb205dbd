package dev.hotplug.ocpp.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.ocpp.link.LinkStatus.Kind;
import dev.hotplug.ocpp.transport.TestCertificates.Identity;
import dev.hotplug.ocpp.transport.TestServer.Connection;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.testkit.Shows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** wss:// with certificates made on the spot. */
@Timeout(60)
class TlsTest {

    private static final char[] PASSWORD = "test".toCharArray();
    private static final String KEY = "4142434445464748494A4B4C4D4E4F50";
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR_OFF = Instant.parse("2120-01-01T00:00:00Z");
    private static final Identity ROOT = TestCertificates.root("Test Root");
    private static final Identity SERVER = TestCertificates.server(ROOT, "cs", "localhost", LONG_AGO, FAR_OFF);

    private final BlockingQueue<String> tls = new LinkedBlockingQueue<>();

    private void serve(Connection connection) throws Exception {
        connection.upgrade();
        tls.add(((SSLSocket) connection.socket).getSession().getProtocol());
        connection.readUntil(Connection.CLOSE);
    }

    private static String url(TestServer server) {
        return "wss://localhost:" + server.port() + "/ocpp";
    }

    private TestServer server(Identity identity, String... protocols) throws Exception {
        return new TestServer(new TlsSockets(identity, false, protocols), this::serve);
    }

    /** Refused, and reported as that. */
    private static LinkStatus.Failure refused(TestServer server, SecurityEvent event, Identity... roots) {
        try (Rig rig = new Rig().trusting(roots).connect(url(server))) {
            LinkStatus.Failure failure = rig.failure();
            assertEquals(Kind.TLS, failure.kind(), failure.text());
            assertEquals(List.of(event), rig.events.events(), failure.text());
            return failure;
        }
    }

    private static LinkStatus.Failure failure(TestServer server, Identity root) {
        try (Rig rig = new Rig().trusting(root).connect(url(server))) {
            return rig.failure();
        }
    }

    private static void assertSays(LinkStatus.Failure failure, String... parts) {
        for (String part : parts) {
            assertTrue(failure.text().contains(part), failure.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    @Shows({"SecurityProfile", "TC_086"})
    void profile2_tls12And13WithTheRootFromTheSettingsAndBasicAuthentication(String protocol) throws Exception {
        try (TestServer server = server(SERVER, protocol); Rig rig = new Rig("SecurityProfile", "2", "AuthorizationKey", KEY)) {
            rig.trusting(ROOT).connect(url(server));
            assertEquals("open", rig.sink.next());
            assertEquals(protocol, tls.poll(20, TimeUnit.SECONDS));
            assertEquals(BasicAuthorization.header("CP1", KEY), server.next().header("Authorization").orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    @Shows({"SecurityProfile", "TC_087"})
    void profile3_theClientCertificateIsShownAndNoPasswordSent(String kind) throws Exception {
        KeyPair keys = kind.equals("RSA") ? TestCertificates.rsa() : TestCertificates.ec();
        Identity client = TestCertificates.client(ROOT, "CP1", keys);
        try (TestServer server = new TestServer(new TlsSockets(SERVER, true), this::serve);
                Rig rig = new Rig("SecurityProfile", "3", "AuthorizationKey", KEY)) {
            rig.certificates.with(TestCertificates.credential(client));
            rig.trusting(ROOT).connect(url(server));
            assertEquals("open", rig.sink.next());
            Connection connection = server.next();
            assertTrue(connection.header("Authorization").isEmpty());
            assertEquals("CN=CP1", ((SSLSocket) connection.socket).getSession().getPeerPrincipal().getName());
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2", "TLSv1.3"})
    void aDemandForAClientCertificateThatWeDoNotShowIsExplained(String protocol) throws Exception {
        try (TestServer server = new TestServer(new TlsSockets(SERVER, true, protocol), this::serve)) {
            // a server that closes at once may take its own alert away with it: then the link is lost
            LinkStatus.Failure failure = failure(server, ROOT);
            assertTrue(List.of(Kind.TLS, Kind.LINK_LOST).contains(failure.kind()), failure.text());
            assertSays(failure, "client certificate", "SecurityProfile 3");
        }
    }

    @Test
    @Shows("TC_078")
    void anExpiredCertificateIsRefusedAndNamed() throws Exception {
        Identity expired = TestCertificates.server(ROOT, "old cs", "localhost", LONG_AGO, Instant.parse("2021-05-06T00:00:00Z"));
        try (TestServer server = server(expired)) {
            assertSays(refused(server, SecurityEvent.InvalidCentralSystemCertificate, ROOT), "CN=old cs", "expired on 2021-05-06");
        }
    }

    @Test
    void anExpiredCertificateIsRefusedAlsoWhenItIsTheRootItself() throws Exception {
        Identity expired = TestCertificates.server(
                TestCertificates.root("itself"), "itself", "localhost", LONG_AGO, Instant.parse("2021-05-06T00:00:00Z"));
        try (TestServer server = server(expired)) {
            assertSays(refused(server, SecurityEvent.InvalidCentralSystemCertificate, expired), "CN=itself", "expired on 2021-05-06");
        }
    }

    @Test
    void aCertificateThatIsNotYetValidIsRefusedAndNamed() throws Exception {
        Identity early = TestCertificates.server(ROOT, "new cs", "localhost", Instant.parse("2119-01-01T00:00:00Z"), FAR_OFF);
        try (TestServer server = server(early)) {
            assertSays(refused(server, SecurityEvent.InvalidCentralSystemCertificate, ROOT), "CN=new cs", "valid only from 2119-01-01", "clock");
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefusedAndNamed() throws Exception {
        Identity other = TestCertificates.server(ROOT, "cs", "cs.example.org", LONG_AGO, FAR_OFF);
        try (TestServer server = server(other)) {
            assertSays(refused(server, SecurityEvent.InvalidCentralSystemCertificate, ROOT), "made out to cs.example.org, not to localhost");
        }
    }

    @Test
    void anUntrustedCertificateIsRefusedAndItsIssuerNamed() throws Exception {
        try (TestServer server = server(SERVER)) {
            Identity another = TestCertificates.root("Another Root");
            assertSays(refused(server, SecurityEvent.InvalidCentralSystemCertificate, another), "CN=cs", "CN=Test Root", "trust.centralSystemRoots");
        }
    }

    @Test
    @Shows("InvalidCentralSystemCertificate")
    void aRevokedCertificateIsRefusedReportedAndNamed() throws Exception {
        Instant since = Instant.parse("2024-05-06T00:00:00Z");
        try (TestServer server = server(SERVER); Rig rig = new Rig().trusting(ROOT)) {
            rig.certificates.addRevocationList(TestCertificates.revocationList(ROOT, since, SERVER.certificate()));
            rig.connect(url(server));
            LinkStatus.Failure failure = rig.failure();
            assertEquals(Kind.TLS, failure.kind(), failure.text());
            assertEquals(List.of(SecurityEvent.InvalidCentralSystemCertificate), rig.events.events());
            assertSays(failure, "CN=cs", "was revoked on 2024-05-06", "replaced");
        }
    }

    @Test
    void aListOfSomebodyElseOrOfOtherCertificatesDoesNotCount() throws Exception {
        Instant since = Instant.parse("2024-05-06T00:00:00Z");
        Identity impostor = TestCertificates.root("Test Root");
        Identity other = TestCertificates.server(ROOT, "other", "localhost", LONG_AGO, FAR_OFF);
        try (TestServer server = server(SERVER); Rig rig = new Rig().trusting(ROOT)) {
            rig.certificates.addRevocationList(TestCertificates.revocationList(impostor, since, SERVER.certificate()));
            rig.certificates.addRevocationList(TestCertificates.revocationList(ROOT, since, other.certificate()));
            rig.connect(url(server));
            assertEquals("open", rig.sink.next());
            assertEquals(List.of(SERVER.certificate()), rig.certificates.shownByCentralSystem());
        }
    }

    @Test
    void withoutRootsInTheSettingsJavasOwnTrustStoreCounts() throws Exception {
        try (TestServer server = server(SERVER)) {
            assertSays(refused(server, SecurityEvent.InvalidCentralSystemCertificate), "not trusted");
        }
    }

    @Test
    @Shows({"S98", "InvalidTLSVersion"})
    void anOldTlsVersionIsRefused() throws Exception {
        byte[] serverHello = HexFormat.of().parseHex("160302002a020000260302" + "00".repeat(32) + "00c02b00");
        assertSays(refused(serverHello, SecurityEvent.InvalidTLSVersion), "no TLS version from 1.2 upwards");
    }

    @Test
    @Shows({"S98", "InvalidTLSCipherSuite"})
    void s98_aServerThatTakesACipherSuiteWeDidNotOfferIsRefusedAndReported() throws Exception {
        byte[] serverHello = HexFormat.of().parseHex("160303002a020000260303" + "00".repeat(32) + "00c02f00");
        assertSays(refused(serverHello, SecurityEvent.InvalidTLSCipherSuite), "does not permit");
    }

    @Test
    void aServerThatFindsOurTlsVersionsTooNewIsExplained() throws Exception {
        assertSays(refused(HexFormat.of().parseHex("15030100020246"), SecurityEvent.InvalidTLSVersion), "no TLS version from 1.2 upwards");
    }

    @Test
    void aServerWithoutTlsIsExplained() throws Exception {
        byte[] plain = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (TestServer server = answering(plain); Rig rig = new Rig().trusting(ROOT).connect(url(server))) {
            assertSays(rig.failure(), "does not speak TLS");
            assertEquals(List.of(), rig.events.events());
        }
    }

    /** A server that answers the first record of the handshake like this. */
    private static TestServer answering(byte[] answer) throws Exception {
        return new TestServer(c -> {
            byte[] record = c.socket.getInputStream().readNBytes(5);
            c.socket.getInputStream().readNBytes((record[3] & 0xff) << 8 | record[4] & 0xff);
            c.write(answer);
            c.socket.getInputStream().read();
        });
    }

    private static LinkStatus.Failure refused(byte[] answer, SecurityEvent event) throws Exception {
        try (TestServer server = answering(answer)) {
            return refused(server, event, ROOT);
        }
    }

    @Test
    @Shows("S96")
    void s96_whatIsInstalledAndRemovedCountsFromTheNextConnection() throws Exception {
        Identity otherRoot = TestCertificates.root("Other Root");
        Identity other = TestCertificates.server(otherRoot, "cs two", "localhost", LONG_AGO, FAR_OFF);
        try (TestServer one = server(SERVER); TestServer two = server(other); Rig rig = new Rig()) {
            rig.trusting(ROOT).connect(url(one));
            assertEquals("open", rig.sink.next());
            assertEquals(Set.of(ROOT.certificate()), rig.certificates.verifiedWith());

            rig.removeSource();
            assertTrue(rig.sink.next().startsWith("close "));
            rig.trusting(otherRoot).connect(url(two));
            assertEquals("open", rig.sink.next());
            assertEquals(Set.of(otherRoot.certificate()), rig.certificates.verifiedWith());

            rig.certificates.removeRoot(CertificateUse.CentralSystemRootCertificate, otherRoot.certificate());
            rig.removeSource();
            assertTrue(rig.sink.next().startsWith("close "));
            rig.connect(url(two));
            assertSays(rig.failure(), "CN=Other Root", "not among the roots");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aServerThatHangsUpIsConnectedToAgainWithWhateverRootsThereAreThen(boolean another) throws Exception {
        try (TestServer server = new TestServer(new TlsSockets(SERVER, false), connection -> {
            connection.upgrade();
            connection.readUntil(Connection.PING);
            connection.sendClose(1001, "going away");
            connection.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig("WebSocketPingInterval", "1")) {
            rig.trusting(ROOT).connect(url(server));
            assertEquals("open", rig.sink.next());
            if (another) {
                rig.trusting(TestCertificates.root("Another Root"));
            }
            assertTrue(rig.sink.next().startsWith("close "));
            assertEquals("open", rig.sink.next());
            assertTrue(rig.sink.next().startsWith("close "));
            assertEquals("open", rig.sink.next());
        }
    }

    @Test
    @Shows("S97")
    void s97_aRenewedClientCertificateIsShownFromTheNextConnection() throws Exception {
        Identity before = TestCertificates.client(ROOT, "CP1 before", TestCertificates.ec());
        Identity renewed = TestCertificates.client(ROOT, "CP1 renewed", TestCertificates.ec(), Instant.parse("2021-01-01T00:00:00Z"));
        try (TestServer server = new TestServer(new TlsSockets(SERVER, true), this::serve); Rig rig = new Rig("SecurityProfile", "3")) {
            rig.certificates.with(TestCertificates.credential(before));
            rig.trusting(ROOT).connect(url(server));
            assertEquals("open", rig.sink.next());
            assertEquals("CN=CP1 before", peer(server));

            rig.certificates.with(TestCertificates.credential(renewed));
            rig.transport.reconnect("there is a new certificate");
            assertTrue(rig.sink.next().startsWith("close "));
            assertEquals("open", rig.sink.next());
            assertEquals("CN=CP1 renewed", peer(server));
        }
    }

    private static String peer(TestServer server) throws Exception {
        return ((SSLSocket) server.next().socket).getSession().getPeerPrincipal().getName();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"})
    @Shows("S98")
    void s98_theCipherSuitesOfTheWhitePaperWork(String suite) throws Exception {
        try (TestServer server = new TestServer(new TlsSockets(SERVER, false, "TLSv1.2").only(suite), this::serve);
                Rig rig = new Rig()) {
            rig.trusting(ROOT).connect(url(server));
            assertEquals("open", rig.sink.next());
        }
    }

    /** Newer versions of Java switch these off; then the connection is refused with a sentence, and this is no failure. */
    @ParameterizedTest
    @ValueSource(strings = {"TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_256_GCM_SHA384"})
    @Shows("S98")
    void s98_theCipherSuitesOfTheWhitePaperForRsaCertificatesWorkWhereJavaStillHasThem(String suite) throws Exception {
        assumeTrue(List.of(SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites()).contains(suite), "switched off in this Java");
        Identity rsa = TestCertificates.server(ROOT, "rsa cs", "localhost", TestCertificates.rsa(), LONG_AGO, FAR_OFF);
        try (TestServer server = new TestServer(new TlsSockets(rsa, false, "TLSv1.2").only(suite), connection -> {
            connection.upgrade();
            tls.add(((SSLSocket) connection.socket).getSession().getCipherSuite());
            connection.readUntil(Connection.CLOSE);
        }); Rig rig = new Rig().trusting(ROOT).connect(url(server))) {
            assertEquals("open", rig.sink.next());
            assertEquals(suite, tls.poll(20, TimeUnit.SECONDS));
        }
    }

    /** TLS 1.3 has no such distinction: an RSA certificate works there with whatever Java. */
    @Test
    @Shows("S98")
    void s98_aServerWithAnRsaCertificateIsConnectedToByTls13() throws Exception {
        Identity rsa = TestCertificates.server(ROOT, "rsa cs", "localhost", TestCertificates.rsa(), LONG_AGO, FAR_OFF);
        try (TestServer server = server(rsa, "TLSv1.3"); Rig rig = new Rig().trusting(ROOT).connect(url(server))) {
            assertEquals("open", rig.sink.next());
            assertEquals("TLSv1.3", tls.poll(20, TimeUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"})
    @Shows("S98")
    void s98_aServerThatAllowsOnlyOthersIsRefusedAndReported(String suite) throws Exception {
        try (TestServer server = new TestServer(new TlsSockets(SERVER, false, "TLSv1.2").only(suite), this::serve)) {
            assertSays(refused(server, SecurityEvent.InvalidTLSCipherSuite, ROOT), "no cipher suite in common", "white paper");
        }
    }

    /** Makes listening TLS sockets for the test server. */
    static final class TlsSockets extends ServerSocketFactory {

        private final SSLContext context;
        private final boolean clientCertificate;
        private final String[] protocols;
        private String[] suites = {};

        TlsSockets(Identity identity, boolean clientCertificate, String... protocols) throws GeneralSecurityException, IOException {
            this.clientCertificate = clientCertificate;
            this.protocols = protocols;
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, PASSWORD);
            keys.setKeyEntry("server", identity.keys().getPrivate(), PASSWORD, new X509Certificate[] {identity.certificate()});
            keys.setCertificateEntry("root", ROOT.certificate());
            KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
            own.init(keys, PASSWORD);
            TrustManagerFactory others = TrustManagerFactory.getInstance("PKIX");
            others.init(keys);
            context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        }

        TlsSockets only(String suite) {
            suites = new String[] {suite};
            return this;
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
            SSLServerSocket socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(port, backlog, address);
            socket.setNeedClientAuth(clientCertificate);
            if (protocols.length > 0) {
                socket.setEnabledProtocols(protocols);
            }
            if (suites.length > 0) {
                socket.setEnabledCipherSuites(suites);
            }
            return socket;
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            return createServerSocket(port, 10, InetAddress.getLoopbackAddress());
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
        }
    }
}
