package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL of the whole process group at random instants of a charge, and what the central system hears afterwards. */
class PowerCutTest {

    private static final String CARD = "04A23C5A";
    /** Rounds of the test; a long run sets the property. */
    private static final int ROUNDS = Integer.getInteger("hotplug.kills", 6);
    /** 11 kW take 6.2 Wh in 2 s; 22 kW take 12.3 Wh. One more for rounding. */
    private static final double CHECKPOINT_WATT_HOUR = 22_200 * 2.0 / 3600 + 1;

    @TempDir
    Path folder;

    @Test
    void s54_eachInterruptedTransactionIsClosedExactlyOnceWithTheRegisterOfAtMostTwoSecondsBefore() {
        long seed = Long.getLong("hotplug.seed", new Random().nextLong());
        System.out.println("power cuts with -Dhotplug.seed=" + seed);
        Random random = new Random(seed);
        try (WireCentralSystem centralSystem = WireCentralSystem.start()) {
            Path provisioning = Provisioning.of(centralSystem.url())
                    .key("MeterValueSampleInterval", "1")
                    .write(folder);
            int httpPort = ChargerProcess.freePort();
            double register = 0;
            for (int round = 0; round < ROUNDS; round++) {
                register = chargeUntilPowerCut(centralSystem, provisioning, httpPort, random, register);
            }
            try (ChargerProcess charger = start(provisioning, httpPort)) {
                centralSystem.awaitCalls("BootNotification", ROUNDS + 1, Duration.ofSeconds(30));
                awaitEveryTransactionClosed(centralSystem);
            }
            assertClosedExactlyOnce(centralSystem);
        }
    }

    private ChargerProcess start(Path provisioning, int httpPort) {
        return ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .provision(provisioning)
                .httpPort(httpPort));
    }

    private double chargeUntilPowerCut(
            WireCentralSystem centralSystem, Path provisioning, int httpPort, Random random, double registerBefore) {
        int stopsBefore = centralSystem.calls("StopTransaction").size();
        int starts = centralSystem.calls("StartTransaction").size();
        try (ChargerProcess charger = start(provisioning, httpPort)) {
            SimulatorClient world = charger.simulator();
            if (starts > 0) {
                WireCentralSystem.Call stop = centralSystem
                        .awaitCalls("StopTransaction", starts, Duration.ofSeconds(30))
                        .get(starts - 1);
                assertRegister(stop, registerBefore);
                world.unplug();
                world.awaitConnector("unplugged", c -> c.path("pilot").asText().equals("A") && !c.path("locked").asBoolean());
            }
            assertTrue(centralSystem.calls("StopTransaction").size() >= stopsBefore);
            world.plug();
            world.car("C");
            world.card(CARD);
            centralSystem.awaitCalls("StartTransaction", starts + 1, Duration.ofSeconds(30));
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(5_000)).toNanos());
            double register = world.connector().path("meterWh").asDouble();
            charger.powerCut();
            return register;
        }
    }

    private static void assertRegister(WireCentralSystem.Call stop, double atTheCut) {
        assertEquals("PowerLoss", stop.payload().path("reason").asText());
        double meterStop = stop.payload().path("meterStop").asDouble();
        assertTrue(
                meterStop <= atTheCut + CHECKPOINT_WATT_HOUR && meterStop >= atTheCut - CHECKPOINT_WATT_HOUR,
                "meterStop " + meterStop + ", register at the cut " + atTheCut);
    }

    private static void awaitEveryTransactionClosed(WireCentralSystem centralSystem) {
        int starts = centralSystem.calls("StartTransaction").size();
        Await.until(
                "a StopTransaction for each of " + starts + " starts",
                Duration.ofSeconds(30),
                () -> distinctIds(centralSystem.calls("StopTransaction")),
                ids -> ids.size() >= distinctIds(centralSystem.calls("StartTransaction")).size());
    }

    private static void assertClosedExactlyOnce(WireCentralSystem centralSystem) {
        List<WireCentralSystem.Call> stops = centralSystem.calls("StopTransaction");
        Set<Integer> transactions = new HashSet<>();
        Set<String> messages = new HashSet<>();
        for (WireCentralSystem.Call stop : stops) {
            JsonNode payload = stop.payload();
            boolean again = !messages.add(stop.id());
            assertTrue(transactions.add(payload.path("transactionId").asInt()) || again,
                    "two different StopTransaction for " + payload);
        }
    }

    private static Set<String> distinctIds(List<WireCentralSystem.Call> calls) {
        Set<String> ids = new HashSet<>();
        calls.forEach(c -> ids.add(c.id()));
        return ids;
    }
}
