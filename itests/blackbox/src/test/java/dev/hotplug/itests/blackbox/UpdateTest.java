package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
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

    private UpdateBench bench;
    private WireCentralSystem centralSystem;
    private UpdateSets vendor;
    private SimulatorClient world;

    @BeforeEach
    void charge() {
        bench = new UpdateBench(folder, 1);
        centralSystem = bench.centralSystem;
        vendor = bench.vendor;
        bench.start();
        world = bench.world();
        centralSystem.awaitStatus("Available");
    }

    @AfterEach
    void end() {
        bench.close();
    }

    private void plugIn() {
        bench.plugIn();
        centralSystem.awaitStatus("Charging");
        centralSystem.awaitCall("MeterValues");
    }

    private String install(String request, Path file) {
        return bench.shell("hotplug:install " + request + " '" + file + "'");
    }

    private void awaitOutcome(String request, String result) {
        Await.until(request + " " + result, SOON, () -> bench.shell("hotplug:updates"),
                text -> text.contains("request=" + request + ", result=" + result));
        Await.until("idle", SOON, () -> bench.shell("hotplug:updates"), text -> text.contains("phase=IDLE"));
    }

    private String value(String key) {
        return centralSystem.call("GetConfiguration", Map.of("key", List.of(key)))
                .path("configurationKey").path(0).path("value").asText();
    }

    @Test
    @Shows({"CoreProfileVersion", "FirmwareUpdated"})
    void aProfileIsReplacedInMidChargeAndNobodyAtThePlugNotices() {
        plugIn();
        Path patch = vendor.patch("p1", bench.next("profile-core", "9.0.1"));
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

        bench.kill();
        assertEquals("0.1.0+p1", bench.start());
        assertEquals("0.1.0+p1", centralSystem.awaitCalls("BootNotification", 2, SOON).get(1).payload().path("firmwareVersion").asText());
        assertEquals("9.0.1", value("CoreProfileVersion"));
        assertEquals("From 0.1.0 to 0.1.0+p1", centralSystem.awaitCall("SecurityEventNotification",
                call -> call.payload().path("type").asText().equals("FirmwareUpdated")).payload().path("techInfo").asText());
        assertEquals("PowerLoss", centralSystem.awaitCall("StopTransaction").payload().path("reason").asText());
        assertEquals(1, centralSystem.calls("StopTransaction").size());
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnythingIsTouched() {
        Path core = bench.next("profile-core", "9.0.1");
        String before = bench.shell("felix:lb -l");
        assertRefused("MALFORMED", core);
        assertRefused("INCOMPATIBLE", vendor.model("pulsar-plus").patch("model", core));
        assertRefused("INCOMPATIBLE", vendor.model("copper-sb").patch("base", vendor.patchDocument("x", vendor.factorySet(), core), core));
        Path lacking = bench.next("profile-core", "9.0.2", Map.of("Import-Package", "org.example.nowhere"));
        assertRefused("UNRESOLVED", vendor.patch("lacking", lacking));
        Path wanting = bench.next("profile-core", "9.0.3", Map.of(
                "Require-Capability", "osgi.service;filter:=\"(objectClass=org.example.Nobody)\";effective:=active"));
        assertRefused("MISSING_SERVICE", vendor.patch("wanting", wanting));
        assertRefused("SIGNATURE", vendor.stranger().patch("stranger", core));
        assertEquals(before, bench.shell("felix:lb -l"));
    }

    private void assertRefused(String reason, Path file) {
        String answer = bench.shell("hotplug:check '" + file + "'");
        assertTrue(answer.startsWith("Refused " + reason + " "), answer);
    }

    @Test
    void aSetThatDoesNotWorkGivesWayToTheOneBefore() {
        plugIn();
        Path broken = bench.next("profile-core", "9.0.9", Map.of("Bundle-Activator", "org.example.Nowhere"));
        try (EnergyWatch energy = new EnergyWatch(world)) {
            assertEquals("Accepted", install("r1", vendor.patch("broken", broken)));
            awaitOutcome("r1", "RETURNED");
            assertEquals(List.of(), energy.finish(), "no energy in the gap");
        }
        assertTrue(bench.shell("hotplug:updates").contains("reason=Optional[NOT_STARTED]"));
        assertEquals("0.1.0", value("CoreProfileVersion"));
        assertEquals(1, centralSystem.connections());
        assertEquals(0, centralSystem.calls("StopTransaction").size());
    }

    /** What came back takes up the charge, whether the contactor had been opened in between or not. */
    @Test
    @Shows("DriverVersion")
    void aDriverThatDoesNotWorkGivesWayToTheOneBefore_andTheChargeGoesOn() {
        plugIn();
        Path broken = bench.next("driver-copper-sb", "9.0.8", Map.of("Bundle-Activator", "org.example.Nowhere"));
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
            assertEquals("Accepted", install("r1", vendor.patch("link", bench.next("ocpp-dispatch", "9.3.0"))));
            awaitOutcome("r1", "INSTALLED");
            assertEquals(List.of(), energy.finish(), "no energy in the gap");
        }
        centralSystem.awaitConnections(2);
        centralSystem.awaitCall("MeterValues", c -> c.connection() == 2);
        assertEquals(1, centralSystem.calls("BootNotification").size());
        assertEquals(0, centralSystem.calls("StopTransaction").size());
    }

    @Test
    void theKeelIsReplacedByATrialOnceNobodyCharges() {
        plugIn();
        assertEquals("Accepted", install("r1", vendor.whole("0.2.0", bench.next("store-sqlite", "9.1.0"))));
        Await.until("it waits", SOON, () -> bench.shell("hotplug:updates"), text -> text.contains("phase=WAITING"));
        assertEquals(1, centralSystem.calls("BootNotification").size());
        world.unplug();
        centralSystem.awaitCalls("BootNotification", 2, SOON);
        Await.until("the commit", SOON, bench::record, text -> text.contains("trial -1") && text.contains("INSTALLED"));
        assertTrue(bench.charger().output().contains("Hotplug 0.2.0 ready"), bench.charger().output());
        assertEquals("0.2.0", centralSystem.calls("BootNotification").get(1).payload().path("firmwareVersion").asText());
    }
}
