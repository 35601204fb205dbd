package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import eu.chargetime.ocpp.model.firmware.DiagnosticsStatus;
import eu.chargetime.ocpp.model.firmware.DiagnosticsStatusNotificationRequest;
import eu.chargetime.ocpp.model.firmware.GetDiagnosticsConfirmation;
import eu.chargetime.ocpp.model.firmware.GetDiagnosticsRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** GetDiagnostics of the packaged charger to file servers that are not ours, and what arrives there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiagnosticsTest {

    private static final String KEY = "00112233445566778899aabbccddeeff00112233";
    private static final String PASSWORD = "geheim-4711";
    private static final Duration SOON = Duration.ofSeconds(20);

    private Path folder;
    private Certificates certificates;
    private FileServers servers;
    private WireCentralSystem centralSystem;
    private ChargerProcess charger;
    private int shellPort;

    @BeforeAll
    void start(@TempDir Path temp) {
        folder = temp;
        certificates = Certificates.make(folder, "CN=files", "IP:127.0.0.1");
        servers = FileServers.start(folder, certificates, PASSWORD);
        centralSystem = WireCentralSystem.start();
        startCharger();
    }

    private void startCharger() {
        shellPort = ChargerProcess.freePort();
        int boots = centralSystem.calls("BootNotification").size();
        charger = ChargerProcess.start(options(centralSystem.url(), folder.resolve("data"))
                .environment("HOTPLUG_SHELL_PORT", Integer.toString(shellPort)));
        centralSystem.awaitCalls("BootNotification", boots + 1, SOON);
        centralSystem.awaitStatusOf(1, "Available");
    }

    private ChargerProcess.Options options(String url, Path data) {
        return new ChargerProcess.Options()
                .data(data)
                .provision(Provisioning.of(url)
                        .centralSystem("securityProfile", 1)
                        .centralSystem("authorizationKey", KEY)
                        .trust("manufacturerRoots", List.of(certificates.certificatePem()))
                        .trust("clientCertificate", certificates.certificatePem())
                        .trust("clientKey", certificates.keyPem())
                        .write(folder));
    }

    @BeforeEach
    void forget() throws IOException {
        centralSystem.forget();
        try (Stream<Path> arrived = Files.list(servers.home)) {
            arrived.forEach(file -> file.toFile().delete());
        }
    }

    @AfterAll
    void stop() {
        charger.close();
        centralSystem.close();
        servers.close();
    }

    private JsonNode ask(Map<String, Object> request) {
        return centralSystem.call("GetDiagnostics", request);
    }

    private List<String> statuses() {
        return centralSystem.calls("DiagnosticsStatusNotification").stream().map(c -> c.payload().path("status").asText()).toList();
    }

    private void awaitEnd(String status) {
        centralSystem.awaitCall("DiagnosticsStatusNotification", c -> c.payload().path("status").asText().equals(status));
        assertEquals(List.of("Uploading", status), statuses());
        assertEquals(List.of(), leftovers());
    }

    private List<String> leftovers() {
        try (Stream<Path> files = Files.list(folder.resolve("data/tmp"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> arrived(String scheme) throws IOException {
        String name = ask(Map.of("location", servers.url(scheme))).path("fileName").asText();
        awaitEnd("Uploaded");
        return unpacked(servers.home.resolve(name));
    }

    private static Map<String, String> unpacked(Path file) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return entries;
    }

    private void assertWhole(Map<String, String> entries) {
        assertTrue(entries.keySet().containsAll(Set.of(
                "station.txt", "configuration.txt", "link.txt", "bundles.txt", "store.txt", "process.txt", "threads.txt", "health.json",
                "frames.txt", "log/hotplug.log")), entries.keySet().toString());
        assertTrue(entries.get("frames.txt").contains("BootNotification"), entries.get("frames.txt"));
        assertTrue(entries.get("configuration.txt").contains("HeartbeatInterval = "), entries.get("configuration.txt"));
        assertTrue(entries.get("configuration.txt").contains("AuthorizationKey = (not disclosed)"));
        assertTrue(entries.get("bundles.txt").contains("ACTIVE     dev.hotplug.diagnostics"), entries.get("bundles.txt"));
        assertTrue(entries.get("health.json").contains("\"store\""), entries.get("health.json"));
        assertTrue(entries.get("station.txt").contains("connector 1: Available"), entries.get("station.txt"));
        assertTrue(entries.get("link.txt").contains("link: OPEN"), entries.get("link.txt"));
        assertTrue(entries.get("log/hotplug.log").contains("Uploading"), "the log up to now");
        assertNoSecret(entries);
    }

    private void assertNoSecret(Map<String, String> entries) {
        String key = certificates.keyPem().lines().skip(1).findFirst().orElseThrow();
        for (String secret : List.of(KEY, KEY.toUpperCase(java.util.Locale.ROOT), PASSWORD, key, "PRIVATE KEY")) {
            entries.forEach((name, text) -> assertFalse(text.contains(secret), name + " holds " + secret));
        }
    }

    @Test
    @Shows({"GetDiagnostics", "DiagnosticsStatusNotification", "S92", "TC_045_1", "SupportedFileTransferProtocols"})
    void everyProtocolThatTheKeyListsAndSftp() throws IOException {
        JsonNode conf = centralSystem.call("GetConfiguration", Map.of("key", List.of("SupportedFileTransferProtocols")));
        assertEquals("FTP,FTPS,HTTP,HTTPS", conf.path("configurationKey").path(0).path("value").asText());
        centralSystem.call("ChangeConfiguration", Map.of("key", "AuthorizationKey", "value", "zz" + KEY));
        for (String scheme : List.of("ftp", "ftps", "sftp", "http", "https")) {
            forget();
            Map<String, String> entries = arrived(scheme);
            if (scheme.equals("ftp")) {
                entries = again(scheme);
            }
            assertWhole(entries);
        }
        assertTrue(Files.readString(folder.resolve("data/sftp-known-hosts")).startsWith("127.0.0.1:"));
        assertFalse(Files.readString(folder.resolve("data/log/hotplug.log")).contains(PASSWORD));
    }

    /** The log of the second one tells of the first. */
    private Map<String, String> again(String scheme) throws IOException {
        forget();
        return arrived(scheme);
    }

    @Test
    @Shows("S92")
    void s92_theWindowIsKept() throws IOException {
        JsonNode nothing = ask(Map.of(
                "location", servers.url("http"), "startTime", "2020-01-01T00:00:00Z", "stopTime", "2020-01-02T00:00:00Z"));
        assertFalse(nothing.has("fileName") || nothing.has("errorCode"), nothing.toString());
        pass(Duration.ofSeconds(1));
        Instant from = Instant.now();
        pass(Duration.ofSeconds(1));
        centralSystem.call("GetConfiguration", Map.of("key", List.of("OnlyThisIsInTheWindow")));
        String name = ask(Map.of("location", servers.url("http"), "startTime", from.toString())).path("fileName").asText();
        awaitEnd("Uploaded");
        Map<String, String> entries = unpacked(servers.home.resolve(name));
        assertTrue(entries.get("frames.txt").contains("OnlyThisIsInTheWindow"), entries.get("frames.txt"));
        assertFalse(entries.get("frames.txt").contains("BootNotification"), entries.get("frames.txt"));
        entries.getOrDefault("log/hotplug.log", "").lines().filter(line -> line.matches("\\d{4}-.*")).forEach(
                line -> assertFalse(Instant.parse(line.substring(0, 24)).isBefore(from.minusSeconds(1)), line));
    }

    /** The charger's clock is the central system's to within less than that. */
    private static void pass(Duration time) {
        Instant end = Instant.now().plus(time);
        Await.until("time passes", SOON, Instant::now, now -> now.isAfter(end));
    }

    @Test
    @Shows({"S91", "TC_045_2"})
    void s91_retriesAreCountedExactly() {
        servers.refusals.set(0);
        ask(Map.of("location", servers.url("http") + "refuse", "retries", 2, "retryInterval", 1));
        awaitEnd("UploadFailed");
        assertEquals(3, servers.refusals.get());
    }

    @Test
    void anAddressThatCannotBeUsedIsRefusedByName() {
        for (String location : List.of("gopher://127.0.0.1/", "file:///etc/passwd", "ftp://127.0.0.1/a b", "nonsense")) {
            JsonNode refused = ask(Map.of("location", location));
            assertEquals("PropertyConstraintViolation", refused.path("errorCode").asText(), refused.toString());
            assertTrue(refused.path("errorDescription").asText().startsWith("location: "), refused.toString());
        }
        ask(Map.of("location", "http://127.0.0.1:" + charger.httpPort() + "/simulator/plug"));
        awaitEnd("UploadFailed");
    }

    @Test
    void aPowerCutInMidUploadIsToldOnceAndLeavesNothing() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ask(Map.of("location", "http://127.0.0.1:" + mute.getLocalPort() + "/", "retries", 9, "retryInterval", 1));
            try (Socket accepted = mute.accept()) {
                assertTrue(accepted.isConnected());
                centralSystem.awaitCall("DiagnosticsStatusNotification");
                assertNotEquals(List.of(), leftovers());
                charger.powerCut();
            }
        }
        startCharger();
        centralSystem.awaitCalls("DiagnosticsStatusNotification", 2, SOON);
        assertEquals(List.of(), leftovers());
        charger.close();
        startCharger();
        assertEquals(List.of("Uploading", "UploadFailed"), statuses());
    }

    @Test
    void theBundlesAreReplacedInMidUploadAndItGoesOn() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Shell shell = Shell.connect(shellPort)) {
            ask(Map.of("location", "http://127.0.0.1:" + server.getLocalPort() + "/"));
            for (String bundle : List.of("profile-firmware-management", "file-transfer", "diagnostics")) {
                try (Socket stuck = server.accept()) {
                    assertTrue(stuck.isConnected());
                    new ReplacedBundle(shell, bundle, folder).update();
                }
            }
            try (Socket last = server.accept()) {
                byte[] head = last.getInputStream().readNBytes(200);
                assertTrue(new String(head, StandardCharsets.ISO_8859_1).startsWith("PUT /diagnostics-"));
                last.getOutputStream().write("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                last.getOutputStream().flush();
                awaitEnd("Uploaded");
            }
        }
        assertEquals("FTP,FTPS,HTTP,HTTPS", centralSystem
                .call("GetConfiguration", Map.of("key", List.of("SupportedFileTransferProtocols")))
                .path("configurationKey").path(0).path("value").asText());
        assertTrue(ask(Map.of("location", servers.url("http"))).has("fileName"));
        Await.until("the end of the last upload", SOON, this::statuses, all -> all.size() == 4);
    }

    @Test
    void theJavaOcaOcppServerUnderstandsIt() throws IOException {
        try (OcaCentralSystem oca = OcaCentralSystem.start();
                ChargerProcess another = ChargerProcess.start(options(oca.url(), folder.resolve("oca")))) {
            assertTrue(another.running());
            oca.awaitStatus("Available");
            GetDiagnosticsConfirmation conf =
                    oca.call(new GetDiagnosticsRequest(servers.url("ftp")), GetDiagnosticsConfirmation.class);
            assertEquals(
                    List.of(DiagnosticsStatus.Uploading, DiagnosticsStatus.Uploaded),
                    oca.await(DiagnosticsStatusNotificationRequest.class, 2).stream()
                            .map(DiagnosticsStatusNotificationRequest::getStatus)
                            .toList());
            assertFalse(unpacked(servers.home.resolve(conf.getFileName())).isEmpty());
        }
    }

    @Test
    void everyFrameKeepsTheSchemas() {
        StrictCentralSystem.assumeAvailable();
        try (StrictCentralSystem strict = StrictCentralSystem.start(KEY);
                ChargerProcess another = ChargerProcess.start(options(strict.url(), folder.resolve("strict")))) {
            assertTrue(another.running());
            strict.awaitCall("StatusNotification", p -> p.path("connectorId").asInt() == 1);
            JsonNode answer = strict.call("GetDiagnostics", Map.of("location", servers.url("http")));
            assertTrue(answer.path("payload").path("fileName").asText().endsWith(".zip"), answer.toString());
            strict.awaitCall("DiagnosticsStatusNotification", p -> p.path("status").asText().equals("Uploaded"));
            strict.call("GetDiagnostics", Map.of(
                    "location", servers.url("http"), "startTime", "2020-01-01T00:00:00Z", "stopTime", "2020-01-02T00:00:00Z"));
            assertEquals(List.of(), strict.violations());
        }
    }
}
