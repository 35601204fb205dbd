package dev.hotplug.ocpp.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.ocpp.link.LinkStatus.Kind;
import dev.hotplug.ocpp.transport.TestCertificates.Identity;
import dev.hotplug.ocpp.transport.TestServer.Connection;
import dev.hotplug.settings.CentralSystem.Trust;
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

    private static Trust trusting(Identity root) {
        return new Trust(List.of(root.pem()), "", "");
    }

    private static String url(TestServer server) {
        return "wss://localhost:" + server.port() + "/ocpp";
    }

    private TestServer server(Identity identity, String... protocols) throws Exception {
        return new TestServer(new TlsSockets(identity, false, protocols), this::serve);
    }

    private static LinkStatus.Failure refused(TestServer server, Trust trust) {
        LinkStatus.Failure failure = failure(server, trust);
        assertEquals(Kind.TLS, failure.kind(), failure.text());
        return failure;
    }

    private static LinkStatus.Failure failure(TestServer server, Trust trust) {
        try (Rig rig = new Rig().connect(url(server), trust, new RecordingSink())) {
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
            rig.connect(url(server), trusting(ROOT), rig.sink);
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
        Trust trust = new Trust(List.of(ROOT.pem()), client.pem(), client.keyPem());
        try (TestServer server = new TestServer(new TlsSockets(SERVER, true), this::serve);
                Rig rig = new Rig("SecurityProfile", "3", "AuthorizationKey", KEY)) {
            rig.connect(url(server), trust, rig.sink);
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
            LinkStatus.Failure failure = failure(server, trusting(ROOT));
            assertTrue(List.of(Kind.TLS, Kind.LINK_LOST).contains(failure.kind()), failure.text());
            assertSays(failure, "client certificate", "SecurityProfile 3");
        }
    }

    @Test
    void anExpiredCertificateIsRefusedAndNamed() throws Exception {
        Identity expired = TestCertificates.server(ROOT, "old cs", "localhost", LONG_AGO, Instant.parse("2021-05-06T00:00:00Z"));
        try (TestServer server = server(expired)) {
            assertSays(refused(server, trusting(ROOT)), "CN=old cs", "expired on 2021-05-06");
        }
    }

    @Test
    void anExpiredCertificateIsRefusedAlsoWhenItIsTheRootItself() throws Exception {
        Identity expired = TestCertificates.server(
                TestCertificates.root("itself"), "itself", "localhost", LONG_AGO, Instant.parse("2021-05-06T00:00:00Z"));
        try (TestServer server = server(expired)) {
            assertSays(refused(server, trusting(expired)), "CN=itself", "expired on 2021-05-06");
        }
    }

    @Test
    void aCertificateThatIsNotYetValidIsRefusedAndNamed() throws Exception {
        Identity early = TestCertificates.server(ROOT, "new cs", "localhost", Instant.parse("2119-01-01T00:00:00Z"), FAR_OFF);
        try (TestServer server = server(early)) {
            assertSays(refused(server, trusting(ROOT)), "CN=new cs", "valid only from 2119-01-01", "clock");
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefusedAndNamed() throws Exception {
        Identity other = TestCertificates.server(ROOT, "cs", "cs.example.org", LONG_AGO, FAR_OFF);
        try (TestServer server = server(other)) {
            assertSays(refused(server, trusting(ROOT)), "made out to cs.example.org, not to localhost");
        }
    }

    @Test
    void anUntrustedCertificateIsRefusedAndItsIssuerNamed() throws Exception {
        try (TestServer server = server(SERVER)) {
            Trust another = trusting(TestCertificates.root("Another Root"));
            assertSays(refused(server, another), "CN=cs", "CN=Test Root", "trust.centralSystemRoots");
        }
    }

    @Test
    void withoutRootsInTheSettingsJavasOwnTrustStoreCounts() throws Exception {
        try (TestServer server = server(SERVER)) {
            assertSays(refused(server, Trust.NONE), "not trusted");
        }
    }

    @Test
    void anOldTlsVersionIsRefused() throws Exception {
        byte[] serverHello = HexFormat.of().parseHex("160302002a020000260302" + "00".repeat(32) + "00c02f00");
        assertSays(refused(serverHello), "no TLS version from 1.2 upwards");
    }

    @Test
    void aServerThatFindsOurTlsVersionsTooNewIsExplained() throws Exception {
        assertSays(refused(HexFormat.of().parseHex("15030100020246")), "no TLS version from 1.2 upwards");
    }

    @Test
    void aServerWithoutTlsIsExplained() throws Exception {
        assertSays(refused("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)), "does not speak TLS");
    }

    /** A server that answers the first record of the handshake like this. */
    private static LinkStatus.Failure refused(byte[] answer) throws Exception {
        try (TestServer server = new TestServer(c -> {
            byte[] record = c.socket.getInputStream().readNBytes(5);
            c.socket.getInputStream().readNBytes((record[3] & 0xff) << 8 | record[4] & 0xff);
            c.write(answer);
            c.socket.getInputStream().read();
        })) {
            return refused(server, trusting(ROOT));
        }
    }

    @Test
    void badInput_damagedCertificatesAndKeysAreSettingsProblems() throws Exception {
        Identity client = TestCertificates.client(ROOT, "CP1", TestCertificates.ec());
        Identity other = TestCertificates.client(ROOT, "CP2", TestCertificates.ec());
        assertUnusable(new Trust(List.of(ROOT.pem(), "junk"), client.pem(), client.keyPem()), "trust.centralSystemRoots[1]");
        assertUnusable(new Trust(List.of(), "junk", client.keyPem()), "trust.clientCertificate");
        assertUnusable(new Trust(List.of(), client.pem(), "junk"), "trust.clientKey");
        assertUnusable(new Trust(List.of(), client.pem(), other.keyPem()), "not the key of");
        assertUnusable(new Trust(List.of(), client.pem(), "-----BEGIN RSA PRIVATE KEY-----"), "openssl pkcs8");
        assertUnusable(
                new Trust(List.of(), client.pem(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"),
                "neither an RSA nor an EC");
    }

    private static void assertUnusable(Trust trust, String part) {
        try (Rig rig = new Rig("SecurityProfile", "3")) {
            rig.connect("wss://localhost:1/ocpp", trust, rig.sink);
            LinkStatus.Failure failure = rig.failure();
            assertEquals(Kind.SETTINGS, failure.kind(), failure.text());
            assertSays(failure, part);
        }
    }

    /** Makes listening TLS sockets for the test server. */
    private static final class TlsSockets extends ServerSocketFactory {

        private final SSLContext context;
        private final boolean clientCertificate;
        private final String[] protocols;

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

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
            SSLServerSocket socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(port, backlog, address);
            socket.setNeedClientAuth(clientCertificate);
            if (protocols.length > 0) {
                socket.setEnabledProtocols(protocols);
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
