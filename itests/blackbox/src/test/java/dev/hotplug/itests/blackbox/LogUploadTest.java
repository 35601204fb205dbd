package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.io.IOException;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** GetLog of the packaged charger to file servers that are not ours, and what arrives there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogUploadTest {

    private static final String PASSWORD = "geheim-4711";
    private static final Duration SOON = Duration.ofSeconds(20);

    private Path folder;
    private FileServers servers;
    private WireCentralSystem centralSystem;
    private ChargerProcess charger;
    private int shellPort;

    @BeforeAll
    void start(@TempDir Path temp) {
        folder = temp;
        servers = FileServers.start(folder, Certificates.make(folder, "CN=files", "IP:127.0.0.1"), PASSWORD);
        centralSystem = WireCentralSystem.start();
        startCharger();
    }

    private void startCharger() {
        shellPort = ChargerProcess.freePort();
        int boots = centralSystem.calls("BootNotification").size();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .provision(Provisioning.of(centralSystem.url()).write(folder))
                .environment("HOTPLUG_SHELL_PORT", Integer.toString(shellPort)));
        centralSystem.awaitCalls("BootNotification", boots + 1, SOON);
        centralSystem.awaitStatusOf(1, "Available");
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

    private JsonNode ask(String type, int id, Map<String, Object> log) {
        return centralSystem.call("GetLog", Map.of("logType", type, "requestId", id, "log", log));
    }

    private JsonNode ask(String type, int id, String location) {
        return ask(type, id, Map.of("remoteLocation", location));
    }

    private List<String> statuses() {
        return centralSystem.calls("LogStatusNotification").stream()
                .map(call -> call.payload().path("status").asText() + " " + call.payload().path("requestId").asText("-"))
                .toList();
    }

    private void awaitStatuses(String... all) {
        Await.until("statuses " + List.of(all), SOON, this::statuses, now -> now.size() >= all.length);
        assertEquals(List.of(all), statuses());
    }

    private List<String> leftovers() {
        try (Stream<Path> files = Files.list(folder.resolve("data/tmp"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mute(ServerSocket server) {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    private static ServerSocket server() throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        server.setSoTimeout((int) SOON.toMillis());
        return server;
    }

    @Test
    @Shows({"GetLog", "LogStatusNotification", "S92", "TC_079"})
    void tc079_bothLogsByHttpSftpAndFtp() throws IOException {
        int id = 0;
        for (String scheme : List.of("http", "sftp", "ftp")) {
            centralSystem.forget();
            JsonNode security = ask("SecurityLog", ++id, servers.url(scheme));
            assertEquals("Accepted", security.path("status").asText(), security.toString());
            awaitStatuses("Uploading " + id, "Uploaded " + id);
            String text = Files.readString(servers.home.resolve(security.path("filename").asText()));
            assertTrue(text.contains("\tStartupOfTheDevice\tVersion "), text);
        }
        centralSystem.forget();
        JsonNode diagnostics = ask("DiagnosticsLog", 99, servers.url("sftp"));
        awaitStatuses("Uploading 99", "Uploaded 99");
        assertEquals("PK", new String(
                Files.readAllBytes(servers.home.resolve(diagnostics.path("filename").asText())), 0, 2, StandardCharsets.US_ASCII));
        assertEquals(List.of(), leftovers());
        assertFalse(Files.readString(folder.resolve("data/log/hotplug.log")).contains(PASSWORD));
    }

    @Test
    @Shows({"GetLog", "S92"})
    void s92_theWindowIsKept() throws IOException {
        Instant from = Instant.now().minusSeconds(3600);
        JsonNode nothing = ask("SecurityLog", 1, Map.of(
                "remoteLocation", servers.url("http"), "oldestTimestamp", "2020-01-01T00:00:00Z", "latestTimestamp", "2020-01-02T00:00:00Z"));
        assertEquals("{\"status\":\"Accepted\"}", nothing.toString());
        JsonNode hour = ask("SecurityLog", 2, Map.of("remoteLocation", servers.url("http"), "oldestTimestamp", from.toString()));
        awaitStatuses("Uploading 2", "Uploaded 2");
        assertTrue(Files.readString(servers.home.resolve(hour.path("filename").asText())).contains("StartupOfTheDevice"));
    }

    @Test
    @Shows({"GetLog", "LogStatusNotification", "ExtendedTriggerMessage", "S92"})
    void s92_aNewRequestCancelsTheOldOneAndWhoAsksHearsWhatIsUnderWay() throws IOException {
        try (ServerSocket mute = server()) {
            ask("DiagnosticsLog", 1, mute(mute));
            try (Socket accepted = mute.accept()) {
                assertTrue(accepted.isConnected());
                awaitStatuses("Uploading 1");
                trigger();
                awaitStatuses("Uploading 1", "Uploading 1");
                assertEquals("Rejected", ask("SecurityLog", 2, "gopher://127.0.0.1/").path("status").asText());
                assertEquals("AcceptedCanceled", ask("SecurityLog", 3, servers.url("http")).path("status").asText());
                awaitStatuses("Uploading 1", "Uploading 1", "UploadFailure 1", "Uploading 3", "Uploaded 3");
                accepted.setSoTimeout((int) SOON.toMillis());
                assertTrue(accepted.getInputStream().readAllBytes().length > 0, "cut off");
            }
        }
        trigger();
        awaitStatuses("Uploading 1", "Uploading 1", "UploadFailure 1", "Uploading 3", "Uploaded 3", "Idle -");
        assertEquals(List.of(), leftovers());
    }

    private void trigger() {
        JsonNode answer = centralSystem.call("ExtendedTriggerMessage", Map.of("requestedMessage", "LogStatusNotification"));
        assertEquals("Accepted", answer.path("status").asText());
    }

    @Test
    @Shows({"LogStatusNotification", "S91"})
    void s91_whatWentWrongIsToldAfterTheLastTry() throws IOException {
        servers.refusals.set(0);
        centralSystem.call("GetLog", Map.of(
                "logType", "SecurityLog", "requestId", 1, "retries", 2, "retryInterval", 1,
                "log", Map.of("remoteLocation", servers.url("http") + "refuse")));
        awaitStatuses("Uploading 1", "UploadFailure 1");
        assertEquals(3, servers.refusals.get());
        centralSystem.forget();
        ask("SecurityLog", 2, servers.url("http") + "status/403");
        awaitStatuses("Uploading 2", "PermissionDenied 2");
        ask("SecurityLog", 3, servers.url("sftp").replace(PASSWORD, "wrong"));
        awaitStatuses("Uploading 2", "PermissionDenied 2", "Uploading 3", "PermissionDenied 3");
        centralSystem.forget();
        ask("SecurityLog", 4, servers.url("http") + "status/501");
        awaitStatuses("Uploading 4", "NotSupportedOperation 4");
        try (ServerSocket odd = server()) {
            ask("SecurityLog", 5, mute(odd));
            try (Socket accepted = odd.accept()) {
                accepted.getOutputStream().write("220 smtp.example here\r\n".getBytes(StandardCharsets.US_ASCII));
                accepted.shutdownOutput();
                awaitStatuses("Uploading 4", "NotSupportedOperation 4", "Uploading 5", "BadMessage 5");
            }
        }
    }

    @Test
    @Shows("LogStatusNotification")
    void aPowerCutInMidUploadIsToldOnceWithItsRequestAndLeavesNothing() throws IOException {
        try (ServerSocket mute = server()) {
            centralSystem.call("GetLog", Map.of(
                    "logType", "SecurityLog", "requestId", 7, "retries", 9, "retryInterval", 1,
                    "log", Map.of("remoteLocation", mute(mute))));
            try (Socket accepted = mute.accept()) {
                assertTrue(accepted.isConnected());
                awaitStatuses("Uploading 7");
                assertNotEquals(List.of(), leftovers());
                charger.powerCut();
            }
        }
        startCharger();
        awaitStatuses("Uploading 7", "UploadFailure 7");
        assertEquals(List.of(), leftovers());
        charger.close();
        startCharger();
        assertEquals(List.of("Uploading 7", "UploadFailure 7"), statuses());
    }

    @Test
    void theBundlesAreReplacedInMidUploadAndItGoesOn() throws IOException {
        try (ServerSocket server = server();
                Shell shell = Shell.connect(shellPort)) {
            ask("SecurityLog", 8, mute(server));
            for (String bundle : List.of("profile-security", "file-transfer", "diagnostics")) {
                try (Socket stuck = server.accept()) {
                    assertTrue(stuck.isConnected());
                    new ReplacedBundle(shell, bundle, folder).update();
                }
            }
            Socket stuck = server.accept();
            ReplacedBundle shared = new ReplacedBundle(shell, "uploads", folder);
            shared.update();
            shared.refresh();
            try (stuck;
                    Socket last = server.accept()) {
                byte[] head = last.getInputStream().readNBytes(200);
                assertTrue(new String(head, StandardCharsets.ISO_8859_1).startsWith("PUT /security-log-"));
                last.getOutputStream().write("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                last.getOutputStream().flush();
                awaitStatuses("Uploading 8", "Uploaded 8");
            }
        }
        assertEquals("Accepted", ask("SecurityLog", 9, servers.url("http")).path("status").asText());
        awaitStatuses("Uploading 8", "Uploaded 8", "Uploading 9", "Uploaded 9");
    }
}
