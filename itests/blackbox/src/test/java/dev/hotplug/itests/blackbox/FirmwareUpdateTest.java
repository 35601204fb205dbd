package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The central system orders updates of the packaged charger, plain and signed, and everything it is told of them is true. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirmwareUpdateTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String PLAIN = "FirmwareStatusNotification";
    private static final String SIGNED = "SignedFirmwareStatusNotification";
    private static final List<String> WELL = List.of("Downloading", "Downloaded", "Installing", "Installed");

    private final Authority maker = new Authority("CN=Manufacturer");
    private final Authority.Issued release = maker.issueForCode("CN=Release", Duration.ofDays(30));
    private Path folder;
    private WireCentralSystem centralSystem;
    private UpdateSets vendor;
    private SetServer server;
    private Path home;
    private Path provisioning;
    private ChargerProcess charger;
    private SimulatorClient world;
    private int versions;

    @BeforeAll
    void begin(@TempDir Path temp) {
        folder = temp;
        centralSystem = WireCentralSystem.start();
        home = Distribution.copy(folder.resolve("distribution"))
                .set("dev.hotplug.ocpp.transport", "retryFirstSeconds", 1)
                .set("dev.hotplug.ocpp.transport", "retryMaxSeconds", 1)
                .home();
        vendor = new UpdateSets(home, folder);
        server = SetServer.start(folder);
        provisioning = Provisioning.of(centralSystem.url())
                .key("MeterValueSampleInterval", "1")
                .key("MinimumStatusDuration", "0")
                .trust("packageRoots", vendor.roots())
                .trust("manufacturerRoots", List.of(maker.pem()))
                .write(folder);
        start();
        centralSystem.awaitStatusOf(1, "Available");
    }

    private void start() {
        charger = ChargerProcess.start(
                new ChargerProcess.Options().home(home).data(folder.resolve("data")).provision(provisioning));
        world = charger.simulator();
    }

    @BeforeEach
    void forget() {
        centralSystem.forget();
        server.ranges(true).stallAfter(Long.MAX_VALUE).count();
    }

    @AfterAll
    void end() {
        charger.close();
        server.close();
        centralSystem.close();
    }

    /** The whole set with another version of the core profile. */
    private Path next() {
        return next("profile-core");
    }

    private Path next(String artifact) {
        versions++;
        Path jar = ReplacedBundle.pack(
                ReplacedBundle.original(artifact), "9.0." + versions, folder.resolve(artifact + "-" + versions + ".jar"), Map.of());
        return vendor.whole("0.2." + versions, jar);
    }

    private JsonNode update(Path file, int retries) {
        return centralSystem.call("UpdateFirmware", Map.of(
                "location", server.url(file), "retrieveDate", Instant.now().toString(), "retries", retries, "retryInterval", 1));
    }

    private JsonNode signed(int id, Path file, byte[] over, Authority.Issued by) {
        Map<String, Object> firmware = new HashMap<>(Map.of(
                "location", server.url(file),
                "retrieveDateTime", Instant.now().toString(),
                "signingCertificate", by.pem(),
                "signature", signature(over)));
        return centralSystem.call("SignedUpdateFirmware", Map.of("requestId", id, "retries", 0, "firmware", firmware));
    }

    private String signature(byte[] over) {
        try {
            Signature engine = Signature.getInstance("SHA256withECDSA");
            engine.initSign(release.pair().getPrivate());
            engine.update(over);
            return Base64.getEncoder().encodeToString(engine.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> statuses(String message) {
        return centralSystem.calls(message).stream().map(call -> call.payload().path("status").asText()).toList();
    }

    private void awaitStatuses(String message, List<String> wanted) {
        String last = wanted.get(wanted.size() - 1);
        Await.until(last, SOON, () -> statuses(message), told -> told.contains(last));
        assertEquals(wanted, statuses(message));
    }

    private String value(String key) {
        return centralSystem.call("GetConfiguration", Map.of("key", List.of(key)))
                .path("configurationKey").path(0).path("value").asText();
    }

    private void awaitNothingLeft() {
        Await.until("nothing is left", SOON, this::left, List::isEmpty);
    }

    private List<Path> left() {
        try (Stream<Path> files = Files.list(folder.resolve("data/firmware"))) {
            return files.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void plugIn() {
        world.plug();
        world.car("C");
        world.card("04A23C5A");
        centralSystem.awaitStatus("Charging");
        world.awaitConnector("draws current", c -> c.path("drawnAmps").asDouble() > 1);
        centralSystem.awaitCall("MeterValues");
    }

    private void drive() {
        world.unplug();
        centralSystem.awaitStatusOf(1, "Available");
    }

    @Test
    @Shows({"UpdateFirmware", "FirmwareStatusNotification", "S90", "TC_044_1"})
    void tc044_1_aPlainUpdateIsInstalledInMidCharge() {
        plugIn();
        int statuses = centralSystem.calls("StatusNotification").size();
        try (EnergyWatch energy = new EnergyWatch(world)) {
            assertEquals(0, update(next(), 0).size());
            awaitStatuses(PLAIN, WELL);
            assertEquals(List.of(), energy.finish(), "no energy in the gap");
        }
        assertEquals("9.0." + versions, value("CoreProfileVersion"));
        assertEquals(statuses, centralSystem.calls("StatusNotification").size(), "no connector changed its status");
        assertEquals(0, centralSystem.calls("StopTransaction").size());
        assertTrue(value("FirmwareUpdateResult").startsWith("Installed: "), value("FirmwareUpdateResult"));
        awaitNothingLeft();
        drive();
    }

    @Test
    @Shows({"SignedUpdateFirmware", "SignedFirmwareStatusNotification", "S93", "TC_080", "TC_081"})
    void tc080_tc081_aSignedUpdateIsInstalled_andOneWithAWrongSignatureIsNot() throws IOException {
        Path file = next();
        byte[] content = Files.readAllBytes(file);
        assertEquals("InvalidCertificate", signed(1, file, content,
                new Authority("CN=Manufacturer").issueForCode("CN=Release", Duration.ofDays(30))).path("status").asText());
        assertEquals("Accepted", signed(2, file, new byte[9], release).path("status").asText());
        awaitStatuses(SIGNED, List.of("Downloading", "Downloaded", "InvalidSignature"));
        assertTrue(centralSystem.calls(SIGNED).stream().allMatch(call -> call.payload().path("requestId").asInt() == 2));
        awaitNothingLeft();
        centralSystem.forget();
        assertEquals("Accepted", signed(3, file, content, release).path("status").asText());
        awaitStatuses(SIGNED, List.of("Downloading", "Downloaded", "SignatureVerified", "Installing", "Installed"));
        assertTrue(centralSystem.calls(SIGNED).stream().allMatch(call -> call.payload().path("requestId").asInt() == 3));
        assertEquals("9.0." + versions, value("CoreProfileVersion"));
        assertEquals(0, centralSystem.calls(PLAIN).size());
    }

    @Test
    @Shows({"UpdateFirmware", "S91", "S93", "SignedFirmwareOnly", "TC_044_2", "TC_044_3"})
    void tc044_2_tc044_3_whatCannotBeFetchedOrDoesNotFitIsTold_andNothingChanges() throws IOException {
        String before = value("CoreProfileVersion");
        update(folder.resolve("nowhere.hpkg"), 2);
        awaitStatuses(PLAIN, List.of("Downloading", "DownloadFailed"));
        assertEquals(3, server.requests.get());
        centralSystem.forget();
        Path wrong = folder.resolve("wrong.hpkg");
        Files.writeString(wrong, "<html>this is not the file that you want</html>");
        update(wrong, 0);
        awaitStatuses(PLAIN, List.of("Downloading", "Downloaded", "InstallationFailed"));
        centralSystem.forget();
        centralSystem.call("ChangeConfiguration", Map.of("key", "SignedFirmwareOnly", "value", "true"));
        assertEquals("NotSupported", update(wrong, 0).path("errorCode").asText());
        centralSystem.call("ChangeConfiguration", Map.of("key", "SignedFirmwareOnly", "value", "false"));
        assertEquals(before, value("CoreProfileVersion"));
        assertFalse(Files.readString(folder.resolve("data/log/hotplug.log")).contains("geheim-4711"), "a password in the log");
        assertFalse(charger.output().contains("geheim-4711"), "a password in the output");
    }

    @Test
    @Shows({"UpdateFirmware", "FirmwareStatusNotification"})
    void powerCutsInTheDownloadAndAfterTheCommit() {
        server.stallAfter(1_000_000);
        update(next(), 0);
        Await.until("a megabyte", SOON, server.sent::get, bytes -> bytes >= 1_000_000);
        centralSystem.awaitCall(PLAIN);
        charger.powerCut();
        server.stallAfter(Long.MAX_VALUE);
        centralSystem.answer(PLAIN, call -> call.payload().path("status").asText().startsWith("Install")
                ? Optional.empty() : Optional.of(Map.of()));
        start();
        Path record = folder.resolve("data/boot/record");
        Await.until("the commit", SOON, () -> text(record), text -> text.contains("0.2." + versions) && text.contains("INSTALLED"));
        charger.powerCut();
        centralSystem.answerAsUsual();
        start();
        Await.until("Installed", SOON, () -> statuses(PLAIN), told -> told.contains("Installed"));
        assertEquals(WELL, centralSystem.calls(PLAIN).stream()
                .collect(java.util.stream.Collectors.toMap(
                        WireCentralSystem.Call::id, call -> call.payload().path("status").asText(), (one, same) -> one, java.util.LinkedHashMap::new))
                .values().stream().toList());
        assertEquals("9.0." + versions, value("CoreProfileVersion"));
        awaitNothingLeft();
    }

    @Test
    @Shows({"UpdateFirmware", "S90"})
    void s90_theKeelWaitsForTheCarToGo_andTheConnectorIsBackAfterwards() {
        plugIn();
        update(next("store-sqlite"), 0);
        Await.until("Downloaded", SOON, () -> statuses(PLAIN), told -> told.contains("Downloaded"));
        JsonNode trigger = centralSystem.call("TriggerMessage", Map.of("requestedMessage", PLAIN));
        assertEquals("Accepted", trigger.path("status").asText());
        Await.until("what is asked for", SOON, () -> statuses(PLAIN), told -> told.size() == 3);
        assertEquals("Charging", centralSystem.status(1));
        int told = centralSystem.calls("StatusNotification").size();
        world.unplug();
        centralSystem.awaitCalls("BootNotification", 1, SOON);
        Await.until("Installed", SOON, () -> statuses(PLAIN), all -> all.contains("Installed"));
        assertEquals(List.of("Downloading", "Downloaded", "Downloaded", "Installing", "Installed"), statuses(PLAIN));
        assertTrue(centralSystem.calls("StatusNotification").stream().skip(told)
                .anyMatch(call -> call.payload().path("status").asText().equals("Unavailable")), "nobody could begin meanwhile");
        centralSystem.awaitStatusOf(1, "Available");
        assertEquals("0.2." + versions, centralSystem.calls("BootNotification").get(0).payload().path("firmwareVersion").asText());
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
