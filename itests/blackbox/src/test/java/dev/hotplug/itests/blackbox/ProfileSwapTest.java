package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundles of the Reservation and Remote Trigger profiles, and the one that sends what is triggered, are replaced. */
class ProfileSwapTest {

    private static final String ANNA = "0A0B0C01";
    private static final String BERT = "0A0B0C02";
    private static final int SWAPS = 4;
    private static final int CALLS = 25;

    @TempDir
    Path folder;

    private WireCentralSystem centralSystem;
    private ChargerProcess charger;
    private SimulatorClient world;
    private Shell shell;

    @BeforeEach
    void start() {
        centralSystem = WireCentralSystem.start();
        int shellPort = ChargerProcess.freePort();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .environment("HOTPLUG_SHELL_PORT", Integer.toString(shellPort))
                .provision(Provisioning.of(centralSystem.url()).key("MinimumStatusDuration", "0").write(folder)));
        world = charger.simulator();
        shell = Shell.connect(shellPort);
        centralSystem.awaitStatus("Available");
    }

    @AfterEach
    void stop() {
        shell.close();
        charger.close();
        centralSystem.close();
    }

    private static Map<String, Object> reservation(int id, String card) {
        return Map.of(
                "connectorId", 1,
                "expiryDate", Instant.now().plus(Duration.ofMinutes(10)).toString(),
                "idTag", SimulatorClient.idTag(card),
                "reservationId", id);
    }

    /** Makes many calls from shortly before a swap until after it; their answers. */
    private List<JsonNode> inGap(ReplacedBundle bundle, String action, Object payload) {
        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        Thread calls = new Thread(() -> {
            for (int i = 0; i < CALLS; i++) {
                answers.add(centralSystem.callLater(action, payload));
                LockSupport.parkNanos(4_000_000);
            }
        });
        calls.start();
        bundle.update();
        try {
            calls.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return answers.stream().map(answer -> WireCentralSystem.await(answer, action)).toList();
    }

    private static List<String> statuses(List<JsonNode> answers) {
        return answers.stream().map(a -> a.path("status").asText(a.toString())).distinct().toList();
    }

    @Test
    @Shows({"S77", "S78", "S52", "ReserveNow", "CancelReservation"})
    void aReservationOutlivesTheSwapOfItsBundle_andCallsInTheGapAreAnswered() {
        ReplacedBundle bundle = new ReplacedBundle(shell, "profile-reservation", folder);
        assertEquals("Accepted", centralSystem.call("ReserveNow", reservation(7, ANNA)).path("status").asText());
        centralSystem.awaitStatusOf(1, "Reserved");
        for (int swap = 0; swap < SWAPS; swap++) {
            assertEquals(List.of("Occupied"), statuses(inGap(bundle, "ReserveNow", reservation(8, BERT))));
            assertEquals(List.of("Rejected"), statuses(inGap(bundle, "CancelReservation", Map.of("reservationId", 8))));
        }
        shell.run("felix:stop " + shell.bundle("dev.hotplug.profile.reservation"));
        world.plug();
        world.car("C");
        world.card(BERT);
        centralSystem.awaitStatusOf(1, "Preparing");
        world.card(ANNA);
        WireCentralSystem.Call start = centralSystem.awaitCall("StartTransaction");
        assertEquals(SimulatorClient.idTag(ANNA), start.payload().path("idTag").asText(), "obeyed while the bundle is absent");
        assertEquals(7, start.payload().path("reservationId").asInt());
        world.awaitConnector("energy", c -> c.path("drawnAmps").asDouble() > 1);
        shell.run("felix:start " + shell.bundle("dev.hotplug.profile.reservation"));
        try (EnergyWatch energy = new EnergyWatch(world)) {
            for (int swap = 0; swap < SWAPS; swap++) {
                assertEquals(List.of("Occupied"), statuses(inGap(bundle, "ReserveNow", reservation(8, BERT))));
            }
            assertEquals(List.of(), energy.finish());
        }
        assertEquals(1, centralSystem.calls("StartTransaction").size());
        assertEquals(List.of(), centralSystem.strayFrames());
    }

    @Test
    @Shows({"S72", "TriggerMessage"})
    void whatIsTriggeredInAGapIsAcceptedAndSent() {
        ReplacedBundle core = new ReplacedBundle(shell, "profile-core", folder);
        ReplacedBundle trigger = new ReplacedBundle(shell, "profile-remote-trigger", folder);
        centralSystem.forget();
        int asked = 0;
        for (int swap = 0; swap < SWAPS; swap++) {
            for (ReplacedBundle bundle : List.of(core, trigger)) {
                Object request = Map.of("requestedMessage", "StatusNotification", "connectorId", 1);
                assertEquals(List.of("Accepted"), statuses(inGap(bundle, "TriggerMessage", request)));
                asked += CALLS;
                centralSystem.awaitCalls("StatusNotification", asked, Bench.SOON);
            }
        }
        assertEquals(asked, centralSystem.calls("StatusNotification").size());
        assertEquals(List.of("1"), centralSystem.calls("StatusNotification").stream()
                .map(c -> c.payload().path("connectorId").asText())
                .distinct()
                .toList());
        assertTrue(charger.running());
    }
}
