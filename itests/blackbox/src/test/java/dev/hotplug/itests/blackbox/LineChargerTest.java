package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotplug.example.line.device.LineDevice;
import dev.hotplug.example.line.device.LineServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product with a driver of another vendor: examples/driver-line, at a stand-in device behind TCP. */
class LineChargerTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String DRIVER = "dev.hotplug.example.driver.line";
    /** What belongs to the models that ship. */
    private static final Set<String> THEIRS = Set.of("driver-wallbox", "driver-copper-sb", "wallbox-keys");

    @TempDir
    Path folder;

    private final LineDevice device = new LineDevice(System::currentTimeMillis, 5_000);
    private WireCentralSystem centralSystem;
    private LineServer server;
    private ChargerProcess charger;
    private Shell shell;
    private ReplacedBundle driver;

    @BeforeEach
    void start() throws IOException {
        centralSystem = WireCentralSystem.start();
        server = new LineServer(device, 0);
        int shellPort = ChargerProcess.freePort();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .home(distribution())
                .data(folder.resolve("data"))
                .environment("HOTPLUG_SHELL_PORT", Integer.toString(shellPort))
                .provision(Provisioning.of(centralSystem.url())
                        .withoutPartNumber()
                        .key("MinimumStatusDuration", "0")
                        .key("MeterValueSampleInterval", "1")
                        .write(folder))
                .option("--model", "line"));
        shell = Shell.connect(shellPort);
        driver = new ReplacedBundle(shell, DRIVER, bundle("driver-line"), folder);
        centralSystem.awaitStatusOf(1, "Available");
    }

    @AfterEach
    void stop() throws IOException {
        shell.close();
        charger.close();
        server.close();
        centralSystem.close();
    }

    private static Path bundle(String artifact) {
        Path target = Path.of(System.getProperty("user.dir")).resolve("../../examples").resolve(artifact).resolve("target").normalize();
        try (var files = Files.list(target)) {
            return files.filter(f -> f.getFileName().toString().matches(artifact + "-[0-9.]+\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no bundle in " + target));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A copy with one more model, and the driver's bundle and configuration. */
    private Path distribution() throws IOException {
        Path home = Distribution.copy(folder.resolve("distribution"), "features").home();
        Path jar = Files.createDirectories(home.resolve("vendor")).resolve("driver-line.jar");
        Files.copy(bundle("driver-line"), jar);
        Files.writeString(home.resolve("config").resolve(DRIVER + ".json"), "{ \"port\": " + server.port() + " }");
        ObjectNode feature = (ObjectNode) WireCentralSystem.JSON.readTree(home.resolve("features/copper-sb.json").toFile());
        feature.put("id", "com.example:line:1.0.0").put("name", "Line 1P32");
        ArrayNode bundles = (ArrayNode) feature.path("bundles");
        for (int i = bundles.size() - 1; i >= 0; i--) {
            if (THEIRS.contains(bundles.get(i).path("id").asText().split(":")[1])) {
                bundles.remove(i);
            }
        }
        bundles.addObject()
                .put("id", "com.example:driver-line:2.0.0")
                .put("file", "vendor/driver-line.jar")
                .put("sha256", sha256(jar))
                .put("size", Files.size(jar));
        feature.withObject("/configurations").putObject(DRIVER);
        feature.withObject("/extensions/hotplug-model/json")
                .put("name", "line").put("code", "LINE").put("partNumber", "LINE-1");
        Files.write(home.resolve("features/line.json"), WireCentralSystem.JSON.writeValueAsBytes(feature));
        return home;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCarIsChargedAndTheDriverIsReplacedInMidChargeByTheVersionBeforeAndBack() {
        WireCentralSystem.Call boot = centralSystem.awaitCall("BootNotification");
        assertEquals("Example", boot.payload().path("chargePointVendor").asText());
        assertEquals("Line 1P32", boot.payload().path("chargePointModel").asText());
        device.car('B');
        centralSystem.awaitStatusOf(1, "Preparing");
        centralSystem.call("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", "APP"));
        device.car('C');
        centralSystem.awaitStatusOf(1, "Charging");
        Await.until("energy", SOON, device::offeredMilliampere, ma -> ma == 32_000);

        driver.updateTo(bundle("driver-line-1"));
        WireCentralSystem.Call refused = centralSystem.awaitStatus("Faulted");
        assertEquals("InternalError", refused.payload().path("errorCode").asText());
        assertEquals("HandOverRefused", refused.payload().path("vendorErrorCode").asText(), "version 1 cannot read schema 2");
        assertTrue(!device.contactorClosed(), "safe at once");

        driver.updateTo(bundle("driver-line"));
        centralSystem.awaitStatusOf(1, "Charging");
        centralSystem.awaitStatusOf(0, "Available");
        double stood = device.registerWattHour();
        Await.until("the charge goes on", SOON, device::registerWattHour, wh -> wh > stood + 2);

        List<JsonNode> told = statuses();
        double before = device.registerWattHour();
        driver.update();
        Await.until("the meter goes on", SOON, device::registerWattHour, wh -> wh > before + 5);
        assertTrue(device.contactorClosed());
        assertEquals(told, statuses(), "a version of the same schema takes over unnoticed");

        device.car('A');
        WireCentralSystem.Call stop = centralSystem.awaitCall("StopTransaction");
        assertEquals("EVDisconnected", stop.payload().path("reason").asText());
        assertEquals(Math.floor(device.registerWattHour()), stop.payload().path("meterStop").asDouble(), 1);
        assertEquals(1, centralSystem.calls("StartTransaction").size());
        assertEquals(5_000, centralSystem.calls("StartTransaction").get(0).payload().path("meterStart").asInt());
    }

    /** What has been told of the connectors, once nothing more waits to be told. */
    private List<JsonNode> statuses() {
        int heartbeats = centralSystem.calls("Heartbeat").size();
        centralSystem.call("TriggerMessage", Map.of("requestedMessage", "Heartbeat"));
        centralSystem.awaitCalls("Heartbeat", heartbeats + 1, SOON);
        return centralSystem.calls("StatusNotification").stream().map(WireCentralSystem.Call::payload).toList();
    }

    @Test
    void version2TakesOverFromVersion1InMidCharge() {
        driver.updateTo(bundle("driver-line-1"));
        device.car('B');
        centralSystem.awaitStatusOf(1, "Preparing");
        centralSystem.call("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", "APP"));
        device.car('C');
        centralSystem.awaitStatusOf(1, "Charging");
        Await.until("energy", SOON, device::contactorClosed, closed -> closed);
        int told = centralSystem.calls("StatusNotification").size();
        double before = device.registerWattHour();
        driver.updateTo(bundle("driver-line"));
        Await.until("the meter goes on", SOON, device::registerWattHour, wh -> wh > before + 5);
        assertTrue(device.contactorClosed());
        assertEquals(told, centralSystem.calls("StatusNotification").size(), "nobody noticed");
    }
}
