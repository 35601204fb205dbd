package dev.hotplug.itests.blackbox;

import static dev.hotplug.itests.blackbox.ChargingProfiles.max;
import static dev.hotplug.itests.blackbox.ChargingProfiles.tx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Smart Charging bundle is replaced, and taken out, while a car charges by its plan. */
@Shows("S89")
class SmartChargingSwapTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private WireCentralSystem centralSystem;
    private ChargerProcess charger;
    private SimulatorClient world;
    private Shell shell;

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
        assertEquals("Accepted", status("SetChargingProfile", max(1).period(0, 20).set(0)));
        assertEquals("Accepted", status("SetChargingProfile", tx(2).period(0, 9).set(1)));
        awaitOffer(9);
    }

    @AfterEach
    void end() {
        shell.close();
        charger.close();
        centralSystem.close();
    }

    @Test
    void aSwap_changesNoOffer_andLosesNoCall() {
        ReplacedBundle bundle = new ReplacedBundle(shell, "profile-smart-charging", folder);
        List<Double> offers = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> over = new CompletableFuture<>();
        Thread watch = new Thread(() -> {
            while (!over.isDone()) {
                offers.add(world.connector().path("offeredAmps").asDouble());
            }
        });
        watch.setDaemon(true);
        watch.start();
        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        try {
            for (int swap = 0; swap < 10; swap++) {
                CompletableFuture<Void> updated = CompletableFuture.runAsync(bundle::update);
                while (!updated.isDone()) {
                    ask(answers);
                    Await.pause();
                }
                updated.join();
            }
            answers.forEach(SmartChargingSwapTest::assertAccepted);
        } finally {
            over.complete(null);
        }
        assertTrue(offers.size() > 20, "looks: " + offers.size());
        assertTrue(offers.stream().allMatch(ampere -> ampere == 9), offers.toString());
        assertEquals(1, centralSystem.connections());
        assertEquals("Accepted", status("ClearChargingProfile", Map.of("id", 2)));
        awaitOffer(20);
    }

    /** No more at a time than the dispatcher lets wait for a bundle. */
    private void ask(List<CompletableFuture<JsonNode>> answers) {
        if (answers.stream().filter(answer -> !answer.isDone()).count() < 20) {
            answers.add(centralSystem.callLater("SetChargingProfile", tx(2).period(0, 9).set(1)));
            answers.add(centralSystem.callLater("GetCompositeSchedule", Map.of("connectorId", 1, "duration", 60)));
        }
    }

    private static void assertAccepted(CompletableFuture<JsonNode> answer) {
        JsonNode told = WireCentralSystem.await(answer, "a call");
        assertEquals("Accepted", told.path("status").asText(), told.toString());
    }

    @Test
    void withoutTheBundle_itsPlanIsObeyed_alsoAStepToCome_andItsCallsAreNotSupported() {
        assertEquals("Accepted", status("SetChargingProfile", tx(2).startNow().period(0, 9).period(15, 11).set(1)));
        awaitOffer(9);
        long id = shell.bundle("dev.hotplug.profile.smart.charging");
        shell.run("felix:uninstall " + id);
        shell.run("felix:refresh");
        assertEquals(9, world.connector().path("offeredAmps").asDouble());
        awaitOffer(11);
        Await.until("NotSupported", Duration.ofSeconds(20),
                () -> centralSystem.call("SetChargingProfile", tx(2).period(0, 16).set(1)).path("errorCode").asText(),
                "NotSupported"::equals);
        assertEquals(11, world.connector().path("offeredAmps").asDouble());
    }

    private String status(String action, Map<String, Object> request) {
        return centralSystem.call(action, request).path("status").asText();
    }

    private void awaitOffer(double ampere) {
        Await.until(ampere + " A", SOON.plusSeconds(10), world::connector, c -> c.path("offeredAmps").asDouble() == ampere);
    }
}
