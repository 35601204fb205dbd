package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local list profile is replaced while a car charges, while a list is on its way, and while a listed card is shown. */
class LocalListSwapTest {

    private static final int ENTRIES = 5_000;
    private static final int SWAPS = Integer.getInteger("hotplug.swaps", 10);
    private static final String CARD = "B1000001";

    @TempDir
    Path folder;

    private final long seed = Long.getLong("hotplug.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private WireCentralSystem centralSystem;
    private ChargerProcess charger;
    private SimulatorClient world;
    private Shell shell;
    private ReplacedBundle profile;

    @BeforeEach
    void start() {
        System.out.println("swaps of the list profile with -Dhotplug.seed=" + seed);
        centralSystem = WireCentralSystem.start();
        int shellPort = ChargerProcess.freePort();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .environment("HOTPLUG_SHELL_PORT", Integer.toString(shellPort))
                .provision(Provisioning.of(centralSystem.url())
                        .key("AuthorizationCacheEnabled", "false")
                        .key("MinimumStatusDuration", "0")
                        .write(folder)));
        world = charger.simulator();
        shell = Shell.connect(shellPort);
        profile = new ReplacedBundle(shell, "profile-local-auth-list", folder);
        centralSystem.awaitStatus("Available");
    }

    @AfterEach
    void stop() {
        shell.close();
        charger.close();
        centralSystem.close();
    }

    @Test
    @Shows({"S34", "SendLocalList", "GetLocalListVersion"})
    void inACharge_aListUnderWayIsTakenOrRefusedWhole_andEveryCallIsAnswered() {
        send(1).join();
        charge();
        int version = 1;
        List<String> outcomes = new ArrayList<>();
        try (EnergyWatch energy = new EnergyWatch(world)) {
            for (int swap = 0; swap < SWAPS; swap++) {
                CompletableFuture<JsonNode> list = send(version + 1);
                LockSupport.parkNanos(random.nextInt(80_000_000));
                CompletableFuture<JsonNode> asked = centralSystem.callLater("GetLocalListVersion", Map.of());
                profile.update();
                String status = WireCentralSystem.await(list, "SendLocalList").path("status").asText();
                int said = WireCentralSystem.await(asked, "GetLocalListVersion").path("listVersion").asInt(Integer.MIN_VALUE);
                assertTrue(said == version || said == version + 1, "version " + said + " was said between " + version + " and the next");
                assertTrue(List.of("Accepted", "Failed").contains(status), "SendLocalList was answered " + list.join());
                version += status.equals("Accepted") ? 1 : 0;
                assertEquals(version, version(), "after " + status);
                outcomes.add(status);
            }
            assertEquals(List.of(), energy.finish(), "no energy in a gap");
        }
        System.out.println("lists under way while their profile was replaced: " + outcomes);
        assertEquals(List.of(), centralSystem.calls("StopTransaction"));
        assertEquals(1, centralSystem.connections());
        assertEquals("Accepted", send(version + 1).join().path("status").asText(), "the next list is taken as ever");
    }

    @Test
    @Shows({"LocalAuthListEnabled", "S30"})
    void aListedCardIsLetInWhileTheProfileIsAway() {
        send(1).join();
        for (int swap = 0; swap < 4; swap++) {
            world.plug();
            world.car("C");
            int starts = centralSystem.calls("StartTransaction").size();
            Thread tap = new Thread(() -> world.card(CARD));
            tap.start();
            profile.update();
            centralSystem.awaitCalls("StartTransaction", starts + 1, Duration.ofSeconds(15));
            centralSystem.call("UnlockConnector", Map.of("connectorId", 1));
            world.unplug();
            centralSystem.awaitStatusOf(1, "Available");
            LockSupport.parkNanos(1_200_000_000L);
        }
        assertEquals(List.of(), centralSystem.calls("Authorize"), "the list alone decided");
    }

    private void charge() {
        world.plug();
        world.car("C");
        world.card(CARD);
        centralSystem.awaitStatusOf(1, "Charging");
        world.awaitConnector("draws current", c -> c.path("drawnAmps").asDouble() > 1);
    }

    private CompletableFuture<JsonNode> send(int version) {
        List<Map<String, Object>> entries = new ArrayList<>();
        entries.add(entry(SimulatorClient.idTag(CARD)));
        for (int i = 1; i < ENTRIES; i++) {
            entries.add(entry("V" + version + "-" + i));
        }
        Map<String, Object> request = new HashMap<>(Map.of("listVersion", version, "updateType", "Full"));
        request.put("localAuthorizationList", entries);
        return centralSystem.callLater("SendLocalList", request);
    }

    private static Map<String, Object> entry(String tag) {
        return Map.of("idTag", tag, "idTagInfo", Map.of("status", "Accepted"));
    }

    private int version() {
        return centralSystem.call("GetLocalListVersion", Map.of()).path("listVersion").asInt(Integer.MIN_VALUE);
    }
}
