package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.hotplug.testkit.Shows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A central system whose certificate is revoked while the charger is connected to it. */
class RevocationTest {

    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final Duration MONTH = Duration.ofDays(30);
    /** An attempt that hangs is given up after 30 s, and the next one may come as late. */
    private static final Duration SOON = Duration.ofSeconds(90);

    private final Authority authority = new Authority("CN=Operator Root");

    @TempDir
    Path folder;

    /** The authority's list, where its certificates say. */
    private static HttpServer lists() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static void serve(HttpServer server, byte[] list) {
        server.createContext("/list.crl", exchange -> {
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
        server.start();
    }

    @Test
    @Shows("SecurityProfile")
    void aRevokedCertificateIsRefusedExplainedAndReportedAndItsSuccessorIsTaken() throws IOException {
        HttpServer lists = lists();
        String address = "http://127.0.0.1:" + lists.getAddress().getPort() + "/list.crl";
        Authority.Issued revoked = authority.issue("CN=central system", MONTH, address);
        serve(lists, authority.revocationList(revoked));
        try (FileServers files = FileServers.start(folder, Certificates.make(folder, "CN=files", "IP:127.0.0.1"), "geheim");
                WireCentralSystem centralSystem = WireCentralSystem.startSecure(authority.server(revoked), false);
                ChargerProcess charger = start(centralSystem)) {
            charger.health().await("central-system", SOON, "was revoked on", "CN=central system");

            centralSystem.secure(authority.server(authority.issue("CN=central system", MONTH, address)), false);
            charger.health().await("central-system", SOON, "OK");
            centralSystem.forget();
            String name = centralSystem.call("GetLog", Map.of(
                    "logType", "SecurityLog", "requestId", 1, "log", Map.of("remoteLocation", files.url("http"))))
                    .path("filename").asText();
            centralSystem.awaitCall("LogStatusNotification", call -> call.payload().path("status").asText().equals("Uploaded"));
            String log = Files.readString(files.home.resolve(name));
            assertTrue(log.contains("\tInvalidCentralSystemCertificate\tThe certificate CN=central system"), log);
            assertTrue(log.contains("was revoked on"), log);
        } finally {
            lists.stop(0);
        }
    }

    private ChargerProcess start(WireCentralSystem centralSystem) {
        return ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .provision(Provisioning.of("wss://127.0.0.1:" + centralSystem.port() + "/ocpp")
                        .centralSystem("securityProfile", 2)
                        .centralSystem("authorizationKey", KEY)
                        .trust("centralSystemRoots", List.of(authority.pem()))
                        .write(folder)));
    }
}
