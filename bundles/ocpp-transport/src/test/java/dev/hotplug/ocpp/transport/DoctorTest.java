package dev.hotplug.ocpp.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.link.ConnectionDoctor.Finding;
import dev.hotplug.ocpp.link.ConnectionDoctor.Patient;
import dev.hotplug.ocpp.link.ConnectionDoctor.Step;
import dev.hotplug.ocpp.link.ConnectionDoctor.Verdict;
import dev.hotplug.ocpp.link.LinkStatus;
import dev.hotplug.ocpp.transport.TestCertificates.Identity;
import dev.hotplug.ocpp.transport.TestServer.Connection;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.testkit.MemoryCertificates;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor's walk to central systems that are well and to others. */
@Timeout(60)
class DoctorTest {

    private static final String KEY = "4142434445464748494A4B4C4D4E4F50";
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR_OFF = Instant.parse("2120-01-01T00:00:00Z");
    private static final Identity ROOT = TestCertificates.root("Test Root");
    private static final LinkStatus OFF = new LinkStatus(
            LinkStatus.Step.OFF, Optional.empty(), 1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final MemoryCertificates certificates = new MemoryCertificates();
    private LinkStatus link = OFF;

    private List<Finding> examine(String url, int profile, String key) throws InterruptedException {
        Doctor doctor = new Doctor(new SystemTime(), certificates, () -> link, () -> "");
        assertTrue(doctor.begin(new Patient(url, "CP1", profile, Optional.of(key), "Wall\"Box", "CPB1")));
        while (doctor.examination().orElseThrow().running()) {
            Thread.onSpinWait();
        }
        return doctor.examination().orElseThrow().findings();
    }

    private static String codes(List<Finding> findings) {
        return String.join(" ", findings.stream().map(f -> f.step() + "/" + f.code()).toList());
    }

    /** Answers the boot message like this, with its own id. */
    private static TestServer.Script booting(String payload) {
        return connection -> {
            connection.upgrade();
            answerBoot(connection, payload);
        };
    }

    private static void answerBoot(Connection connection, String payload) throws Exception {
        Matcher call = Pattern.compile("\\[2,\"([^\"]+)\",\"BootNotification\",\\{\"chargePointVendor\":\"WallBox\",\"chargePointModel\":\"CPB1\"}]")
                .matcher(connection.readText());
        if (call.matches()) {
            connection.sendText("[2,\"x\",\"GetConfiguration\",{}]");
            connection.sendText("[3,\"" + call.group(1) + "\"," + payload + "]");
        }
        connection.readUntil(Connection.CLOSE);
    }

    private static String boot(String status, Instant time) {
        return "{\"status\":\"" + status + "\",\"currentTime\":\"" + time + "\",\"interval\":300}";
    }

    @Test
    void aCentralSystemThatIsWellIsWalkedToItsClock() throws Exception {
        try (TestServer server = new TestServer(booting(boot("Accepted", Instant.now())))) {
            List<Finding> findings = examine(server.url(), 1, KEY);
            assertEquals("SETTINGS/COMPLETE DNS/RESOLVED TCP/CONNECTED TLS/PLAIN HTTP/UPGRADED CREDENTIALS/ACCEPTED SUB_PROTOCOL/SELECTED"
                    + " BOOT/ACCEPTED CLOCK/AGREES", codes(findings));
            assertEquals(Arrays.asList(Step.values()), findings.stream().map(Finding::step).toList());
            assertEquals(BasicAuthorization.header("CP1", KEY), server.next().header("Authorization").orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource({"Pending, PENDING, WARNING", "Rejected, REJECTED, BAD"})
    void whatTheCentralSystemSaysOfUsIsTold(String status, String code, Verdict verdict) throws Exception {
        try (TestServer server = new TestServer(booting(boot(status, Instant.now().minusSeconds(3600))))) {
            List<Finding> findings = examine(server.url(), 0, "");
            assertTrue(codes(findings).endsWith("CREDENTIALS/NOT_ASKED SUB_PROTOCOL/SELECTED BOOT/" + code + " CLOCK/DIFFERS"), codes(findings));
            assertEquals(verdict, findings.get(7).verdict());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, '', CREDENTIALS/WANTED", "401, " + KEY + ", CREDENTIALS/REFUSED", "403, " + KEY + ", CREDENTIALS/REFUSED",
        "404, '', HTTP/NOT_FOUND", "500, '', HTTP/SERVER_ERROR", "302, '', HTTP/REDIRECT", "200, '', HTTP/NO_WEBSOCKET"
    })
    void anHttpStatusIsExplained(int status, String key, String end) throws Exception {
        try (TestServer server = new TestServer(c -> {
            c.readRequest();
            c.answer("HTTP/1.1 " + status + " Whatever\r\nContent-Length: 0");
        })) {
            List<Finding> findings = examine(server.url(), 0, key);
            assertTrue(codes(findings).endsWith(end), codes(findings));
            assertEquals(Verdict.BAD, findings.get(findings.size() - 1).verdict());
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "ocpp2.0.1"})
    void anotherSubProtocolIsNone(String selected) throws Exception {
        String more = selected.isEmpty() ? "" : "\r\nSec-WebSocket-Protocol: " + selected;
        try (TestServer server = new TestServer(c -> c.upgrade(more))) {
            assertTrue(codes(examine(server.url(), 0, "")).endsWith("SUB_PROTOCOL/OTHER_PROTOCOL"));
        }
    }

    @Test
    void silenceGarbageAndErrorsEndTheWalk() throws Exception {
        try (TestServer server = new TestServer(c -> c.write("SSH-2.0-OpenSSH\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))) {
            assertTrue(codes(examine(server.url(), 0, "")).endsWith("HTTP/OTHER"));
        }
        try (TestServer server = new TestServer(booting("{}"))) {
            assertTrue(codes(examine(server.url(), 0, "")).endsWith("BOOT/ERROR"));
        }
        try (TestServer server = new TestServer(c -> {
            c.upgrade();
            c.readText();
            c.sendClose(1008, "no");
        })) {
            assertTrue(codes(examine(server.url(), 0, "")).endsWith("BOOT/NO_ANSWER"));
        }
    }

    @Test
    void aPortThatNobodyListensOnAndANameThatNobodyKnows() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertTrue(codes(examine("ws://127.0.0.1:" + free, 0, "")).endsWith("TCP/REFUSED"));
        assertTrue(codes(examine("ws://central.invalid/ocpp", 0, "")).endsWith("DNS/UNKNOWN"));
    }

    @Test
    void settingsThatCannotWorkGoNowhere() throws Exception {
        assertEquals("SETTINGS/ADDRESS", codes(examine("http://a", 0, "")));
        assertEquals("SETTINGS/ADDRESS", codes(examine("ws://a/CP1", 0, "")));
        assertEquals("SETTINGS/MISSING", codes(examine("ws://a", 1, "")));
        assertEquals("SETTINGS/MISSING", codes(examine("wss://a", 3, "")));
    }

    @Test
    void aChainIsShownWithItsDatesWhetherItIsTrustedOrNot() throws Exception {
        Identity server = TestCertificates.server(ROOT, "cs", "localhost", LONG_AGO, FAR_OFF);
        try (TestServer tls = new TestServer(new TlsTest.TlsSockets(server, false), booting(boot("Accepted", Instant.now())))) {
            String url = "wss://localhost:" + tls.port() + "/ocpp";
            List<Finding> stranger = examine(url, 0, "");
            assertTrue(codes(stranger).endsWith("TLS/NOT_TRUSTED"), codes(stranger));
            assertEquals("2120-01-01", stranger.get(3).values().get("to0"));
            certificates.addRoot(CertificateUse.CentralSystemRootCertificate, ROOT.certificate());
            List<Finding> known = examine(url, 0, "");
            assertTrue(codes(known).endsWith("BOOT/ACCEPTED CLOCK/AGREES"), codes(known));
            assertEquals("TRUSTED", known.get(3).code());
            assertEquals("CN=cs", known.get(3).values().get("subject0"));
        }
    }

    @Test
    void aCertificateForAnotherNameOrAnotherTimeIsToldApart() throws Exception {
        certificates.addRoot(CertificateUse.CentralSystemRootCertificate, ROOT.certificate());
        Identity otherName = TestCertificates.server(ROOT, "cs", "other.example", LONG_AGO, FAR_OFF);
        Identity old = TestCertificates.server(ROOT, "cs", "localhost", LONG_AGO, Instant.parse("2021-01-01T00:00:00Z"));
        assertTrue(codes(visit(otherName)).endsWith("TLS/OTHER_NAME"));
        assertTrue(codes(visit(old)).endsWith("TLS/EXPIRED"));
    }

    private List<Finding> visit(Identity server) throws Exception {
        try (TestServer tls = new TestServer(new TlsTest.TlsSockets(server, false), c -> c.readRequest())) {
            return examine("wss://localhost:" + tls.port() + "/ocpp", 0, "");
        }
    }

    @Test
    void theConnectionInForceIsNotDisturbed() throws Exception {
        try (TestServer server = new TestServer(Connection::readRequest)) {
            link = new LinkStatus(LinkStatus.Step.OPEN, Optional.of(server.url() + "/CP1"), 1, Optional.of(Instant.now()), Optional.empty(),
                    Optional.empty(), Optional.empty());
            List<Finding> findings = examine(server.url(), 0, "");
            assertTrue(codes(findings).endsWith("HTTP/LIVE CREDENTIALS/LIVE SUB_PROTOCOL/LIVE"), codes(findings));
        }
    }

    @Test
    void oneExaminationAtATimeAndAnEndForAll() throws Exception {
        try (TestServer server = new TestServer(c -> c.readUntil(Connection.CLOSE))) {
            Doctor doctor = new Doctor(new SystemTime(), certificates, () -> link, () -> "");
            Patient patient = new Patient(server.url(), "CP1", 0, Optional.empty(), "a", "b");
            assertTrue(doctor.begin(patient));
            server.next();
            assertFalse(doctor.begin(patient));
            doctor.stop();
            while (doctor.examination().orElseThrow().running()) {
                Thread.onSpinWait();
            }
            assertTrue(doctor.begin(patient));
            doctor.stop();
        }
    }

    @Test
    void nothingSecretHasATextForm() {
        assertFalse(new Patient("ws://a", "b", 1, Optional.of(KEY), "v", "m").toString().contains(KEY));
    }
}
