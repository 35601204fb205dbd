package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A file of a vendor is given to the packaged charger, by its developer's shell: it is checked, swapped in, proved, committed, or not. */
@Isolated("it measures")
class UpdateTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private WireCentralSystem centralSystem;
    private UpdateSets vendor;
    private Path home;
    private Path provisioning;
    private ChargerProcess charger;
    private SimulatorClient world;
    private Shell shell;

    @BeforeEach
    void charge() {
        centralSystem = WireCentralSystem.start();
        home = Distribution.copy(folder.resolve("distribution"))
                .set("dev.hotplug.ocpp.transport", "retryFirstSeconds", 1)
                .set("dev.hotplug.ocpp.transport", "retryMaxSeconds", 1)
                .home();
        vendor = new UpdateSets(home, folder);
        provisioning = Provisioning.of(centralSystem.url())
                .key("MeterValueSampleInterval", "1")
                .key("MinimumStatusDuration", "0")
                .trust("packageRoots", vendor.roots())
                .write(folder);
        start("");
        centralSystem.awaitStatus("Available");
    }

    private void start(String javaOptions) {
        int shellPort = ChargerProcess.freePort();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .home(home)
                .data(folder.resolve("data"))
                .environment("HOTPLUG_SHELL_PORT", Integer.toString(shellPort))
                .environment("HOTPLUG_JAVA_OPTS", javaOptions)
                .provision(provisioning));
        world = charger.simulator();
        shell = Shell.connect(shellPort);
    }

    private void powerCut() {
        shell.close();
        charger.powerCut();
    }

    @AfterEach
    void end() {
        shell.close();
        charger.close();
        centralSystem.close();
    }

    private void plugIn() {
        world.plug();
        world.car("C");
        world.card("04A23C5A");
        centralSystem.awaitStatus("Charging");
        world.awaitConnector("draws current", c -> c.path("drawnAmps").asDouble() > 1);
        centralSystem.awaitCall("MeterValues");
    }

    private Path next(String artifact, String version) {
        return ReplacedBundle.pack(
                ReplacedBundle.original(artifact), version, folder.resolve(artifact + "-" + version + ".jar"), Map.of());
    }

    private String install(String request, Path file) {
        return shell.run("hotplug:install " + request + " '" + file + "'").strip();
    }

    private void awaitOutcome(String request, String result) {
        Await.until(request + " " + result, SOON, () -> shell.run("hotplug:updates"),
                text -> text.contains("request=" + request + ", result=" + result));
        Await.until("idle", SOON, () -> shell.run("hotplug:updates"), text -> text.contains("phase=IDLE"));
    }

    private String value(String key) {
        return centralSystem.call("GetConfiguration", Map.of("key", List.of(key)))
                .path("configurationKey").path(0).path("value").asText();
    }

    @Test
    @Shows({"CoreProfileVersion"})
    void aProfileIsReplacedInMidChargeAndNobodyAtThePlugNotices() {
        plugIn();
        Path patch = vendor.patch("p1", next("profile-core", "9.0.1"));
        int calls = centralSystem.calls().size();
        try (EnergyWatch energy = new EnergyWatch(world); GapTraffic traffic = new GapTraffic(centralSystem)) {
            IntStream.range(0, 40).forEach(each -> traffic.burst(each * 50L));
            assertEquals("Accepted", install("r1", patch));
            awaitOutcome("r1", "INSTALLED");
            assertEquals(List.of(), traffic.finish(), "calls answered wrongly");
            assertEquals(List.of(), energy.finish(), "no energy in the gap");
            System.out.printf("update of the core profile: %d calls, the longest waited %d ms%n", traffic.count(), traffic.slowest().toMillis());
        }
        assertEquals("9.0.1", value("CoreProfileVersion"));
        assertEquals(1, centralSystem.connections());
        assertEquals(1, centralSystem.calls("BootNotification").size());
        assertTrue(centralSystem.calls().stream().skip(calls).allMatch(call -> call.action().equals("MeterValues")));

        powerCut();
        start("");
        assertTrue(charger.output().contains("Hotplug 0.1.0+p1 ready"), charger.output());
        assertEquals("0.1.0+p1", centralSystem.awaitCalls("BootNotification", 2, SOON).get(1).payload().path("firmwareVersion").asText());
        assertEquals("9.0.1", value("CoreProfileVersion"));
        assertEquals("PowerLoss", centralSystem.awaitCall("StopTransaction").payload().path("reason").asText());
        assertEquals(1, centralSystem.calls("StopTransaction").size());
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnythingIsTouched() {
        Path core = next("profile-core", "9.0.1");
        String before = shell.run("felix:lb -l");
        assertRefused("MALFORMED", provisioning);
        assertRefused("INCOMPATIBLE", vendor.model("pulsar-plus").patch("model", core));
        assertRefused("INCOMPATIBLE", vendor.model("copper-sb").patch("base", vendor.patchDocument("x", vendor.factorySet(), core), core));
        Path lacking = ReplacedBundle.pack(ReplacedBundle.original("profile-core"), "9.0.2", folder.resolve("lacking.jar"),
                Map.of("Import-Package", "org.example.nowhere"));
        assertRefused("UNRESOLVED", vendor.patch("lacking", lacking));
        Path wanting = ReplacedBundle.pack(ReplacedBundle.original("profile-core"), "9.0.3", folder.resolve("wanting.jar"), Map.of(
                "Require-Capability", "osgi.service;filter:=\"(objectClass=org.example.Nobody)\";effective:=active"));
        assertRefused("MISSING_SERVICE", vendor.patch("wanting", wanting));
        assertRefused("SIGNATURE", vendor.stranger().patch("stranger", core));
        assertEquals(before, shell.run("felix:lb -l"));
    }

    private void assertRefused(String reason, Path file) {
        String answer = shell.run("hotplug:check '" + file + "'").strip();
        assertTrue(answer.startsWith("Refused " + reason + " "), answer);
    }

    @Test
    void aSetThatDoesNotWorkGivesWayToTheOneBefore() {
        plugIn();
        Path broken = ReplacedBundle.pack(ReplacedBundle.original("profile-core"), "9.0.9", folder.resolve("broken.jar"),
                Map.of("Bundle-Activator", "org.example.Nowhere"));
        try (EnergyWatch energy = new EnergyWatch(world)) {
            assertEquals("Accepted", install("r1", vendor.patch("broken", broken)));
            awaitOutcome("r1", "RETURNED");
            assertEquals(List.of(), energy.finish(), "no energy in the gap");
        }
        assertTrue(shell.run("hotplug:updates").contains("reason=Optional[NOT_STARTED]"));
        assertEquals("0.1.0", value("CoreProfileVersion"));
        assertEquals(1, centralSystem.connections());
        assertEquals(0, centralSystem.calls("StopTransaction").size());
    }

    /** What came back takes up the charge, whether the contactor had been opened in between or not. */
    @Test
    @Shows("DriverVersion")
    void aDriverThatDoesNotWorkGivesWayToTheOneBefore_andTheChargeGoesOn() {
        plugIn();
        Path broken = ReplacedBundle.pack(ReplacedBundle.original("driver-copper-sb"), "9.0.8", folder.resolve("broken-driver.jar"),
                Map.of("Bundle-Activator", "org.example.Nowhere"));
        assertEquals("Accepted", install("d1", vendor.patch("broken-driver", broken)));
        awaitOutcome("d1", "RETURNED");
        assertEquals("0.1.0", value("DriverVersion"));
        world.awaitConnector("draws current again", c -> c.path("contactorClosed").asBoolean() && c.path("drawnAmps").asDouble() > 1);
        assertEquals(1, centralSystem.connections());
        assertEquals(1, centralSystem.calls("StartTransaction").size());
        assertEquals(0, centralSystem.calls("StopTransaction").size());
    }

    @Test
    void theLinkIsReplacedInMidChargeAndTheSocketOpensAgain() {
        plugIn();
        try (EnergyWatch energy = new EnergyWatch(world)) {
            assertEquals("Accepted", install("r1", vendor.patch("link", next("ocpp-dispatch", "9.3.0"))));
            awaitOutcome("r1", "INSTALLED");
            assertEquals(List.of(), energy.finish(), "no energy in the gap");
        }
        centralSystem.awaitConnections(2);
        centralSystem.awaitCall("MeterValues", c -> c.connection() == 2);
        assertEquals(1, centralSystem.calls("BootNotification").size());
        assertEquals(0, centralSystem.calls("StopTransaction").size());
    }

    @Test
    void theKeelIsReplacedByATrialOnceNobodyCharges() throws IOException {
        plugIn();
        assertEquals("Accepted", install("r1", vendor.whole("0.2.0", next("store-sqlite", "9.1.0"))));
        Await.until("it waits", SOON, () -> shell.run("hotplug:updates"), text -> text.contains("phase=WAITING"));
        assertEquals(1, centralSystem.calls("BootNotification").size());
        world.unplug();
        shell.close();
        centralSystem.awaitCalls("BootNotification", 2, SOON);
        Path record = folder.resolve("data/boot/record");
        Await.until("the commit", SOON, () -> text(record), text -> text.contains("trial -1") && text.contains("INSTALLED"));
        assertTrue(charger.output().contains("Hotplug 0.2.0 ready"), charger.output());
        assertEquals("0.2.0", centralSystem.calls("BootNotification").get(1).payload().path("firmwareVersion").asText());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
