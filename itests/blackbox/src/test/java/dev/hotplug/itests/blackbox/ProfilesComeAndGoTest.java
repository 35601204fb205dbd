package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every feature profile but Core is taken out of the running charger, put back, and replaced, while it charges a car. What the
 * charger says it can do is what it can do, at every moment.
 */
class ProfilesComeAndGoTest {

    private static final Duration GAP = Duration.ofSeconds(20);
    private static final int CALLS_IN_A_GAP = 40;

    /** What is asked of each bundle; the answer is the one that changes nothing. */
    private static final List<Probe> PROBES = List.of(
            new Probe("profile-local-auth-list", Set.of("LocalAuthListManagement"), "LocalAuthListEnabled",
                    "GetLocalListVersion", Map.of(), conf -> conf.path("listVersion").asInt(-9) == 0),
            new Probe("profile-smart-charging", Set.of("SmartCharging"), "ChargeProfileMaxStackLevel",
                    "ClearChargingProfile", Map.of("id", 99), status("Unknown")),
            new Probe("profile-reservation", Set.of("Reservation"), "ReserveConnectorZeroSupported",
                    "CancelReservation", Map.of("reservationId", 99), status("Rejected")),
            new Probe("profile-remote-trigger", Set.of("RemoteTrigger"), "",
                    "TriggerMessage", Map.of("requestedMessage", "Heartbeat"), status("Accepted")),
            new Probe("profile-firmware-management", Set.of("FirmwareManagement"), "SupportedFileTransferProtocols",
                    "GetDiagnostics", Map.of("location", "gopher://127.0.0.1/"), refused("PropertyConstraintViolation")));

    @TempDir
    Path folder;

    private WireCentralSystem centralSystem;
    private ChargerProcess charger;
    private SimulatorClient world;
    private Shell shell;

    /**
     * @param profiles what it adds to SupportedFeatureProfiles
     * @param key      one that it owns; empty when it has none
     */
    private record Probe(
            String bundle, Set<String> profiles, String key, String action, Map<String, Object> request, Predicate<JsonNode> right) {

        String symbolicName() {
            return "dev.hotplug." + bundle.replace('-', '.');
        }
    }

    private static Predicate<JsonNode> status(String status) {
        return conf -> conf.path("status").asText().equals(status);
    }

    private static Predicate<JsonNode> refused(String code) {
        return answer -> answer.path("errorCode").asText().equals(code);
    }

    @BeforeEach
    void charge() {
        centralSystem = WireCentralSystem.start();
        int shellPort = ChargerProcess.freePort();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .environment("HOTPLUG_SHELL_PORT", Integer.toString(shellPort))
                .provision(Provisioning.of(centralSystem.url()).key("MinimumStatusDuration", "0").write(folder)));
        world = charger.simulator();
        shell = Shell.connect(shellPort);
        centralSystem.awaitStatus("Available");
        world.plug();
        world.car("C");
        world.card("04A23C5A");
        centralSystem.awaitStatus("Charging");
        world.awaitConnector("draws current", c -> c.path("drawnAmps").asDouble() > 1);
    }

    @AfterEach
    void end() {
        shell.close();
        charger.close();
        centralSystem.close();
    }

    @Test
    @Shows({"SupportedFeatureProfiles", "S6"})
    void aProfileThatIsTakenOutIsNoLongerPromised_andWorksAgainWhenItIsBack() {
        Set<String> whole = promised();
        PROBES.forEach(this::assertThere);
        try (EnergyWatch energy = new EnergyWatch(world)) {
            Map<Probe, String> locations = PROBES.stream().collect(Collectors.toMap(p -> p, this::takeOut));
            Set<String> left = new TreeSet<>(whole);
            PROBES.forEach(probe -> left.removeAll(probe.profiles()));
            Await.until("the promise is taken back", GAP, this::promised, left::equals);
            PROBES.forEach(this::assertGone);
            locations.forEach((probe, location) -> shell.run("felix:start '" + location + "'"));
            Await.until("the promise is renewed", GAP, this::promised, whole::equals);
            PROBES.forEach(this::assertThere);
            assertEquals(List.of(), energy.finish(), "no energy meanwhile");
        }
        assertTheChargeWentOn();
    }

    @Test
    @Shows("S6")
    void callsInTheGapOfASwapWait_forEveryProfile() {
        try (EnergyWatch energy = new EnergyWatch(world)) {
            for (Probe probe : PROBES) {
                ReplacedBundle bundle = new ReplacedBundle(shell, probe.bundle(), folder);
                CompletableFuture<Void> swap = CompletableFuture.runAsync(bundle::update);
                List<CompletableFuture<JsonNode>> answers = Stream.generate(() -> centralSystem.callLater(probe.action(), probe.request()))
                        .limit(CALLS_IN_A_GAP)
                        .toList();
                answers.forEach(answer -> assertRight(probe, WireCentralSystem.await(answer, probe.action())));
                swap.join();
                bundle.refresh();
                assertThere(probe);
            }
            assertEquals(List.of(), energy.finish(), "no energy in a gap");
        }
        assertTheChargeWentOn();
    }

    private void assertThere(Probe probe) {
        assertRight(probe, centralSystem.call(probe.action(), probe.request()));
        assertTrue(promised().containsAll(probe.profiles()), probe.bundle());
        if (!probe.key().isEmpty()) {
            assertTrue(key(probe.key()).path("unknownKey").isEmpty(), probe.key());
        }
    }

    private static void assertRight(Probe probe, JsonNode answer) {
        assertTrue(probe.right().test(answer), probe.action() + " was answered " + answer);
    }

    /** A call that comes while a swap is still possible waits for it, and is answered when that time is over. */
    private void assertGone(Probe probe) {
        Await.until(probe.action() + " is not supported", GAP, () -> centralSystem.call(probe.action(), probe.request()),
                refused("NotSupported"));
        if (!probe.key().isEmpty()) {
            Await.until(probe.key() + " is unknown", GAP, () -> key(probe.key()), conf -> conf.path("unknownKey").size() == 1);
        }
    }

    private JsonNode key(String name) {
        return centralSystem.call("GetConfiguration", Map.of("key", List.of(name)));
    }

    private Set<String> promised() {
        String value = key("SupportedFeatureProfiles").path("configurationKey").path(0).path("value").asText();
        return new TreeSet<>(Arrays.asList(value.split(",")));
    }

    /** Uninstalls a bundle; where it came from comes back. */
    private String takeOut(Probe probe) {
        String location = ReplacedBundle.original(probe.bundle()).toUri().toString();
        shell.run("felix:uninstall " + shell.bundle(probe.symbolicName()));
        return location;
    }

    private void assertTheChargeWentOn() {
        assertEquals(1, centralSystem.connections(), "connections");
        assertEquals(1, centralSystem.calls("StartTransaction").size(), "StartTransaction");
        assertEquals(0, centralSystem.calls("StopTransaction").size(), "StopTransaction");
        assertTrue(world.connector().path("contactorClosed").asBoolean());
        world.card("04A23C5A");
        assertEquals("5A3CA204", centralSystem.awaitCall("StopTransaction").payload().path("idTag").asText());
        assertEquals(List.of(), centralSystem.strayFrames());
    }
}
