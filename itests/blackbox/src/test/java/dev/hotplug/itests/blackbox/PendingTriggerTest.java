package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TriggerMessage while the central system keeps the charge point Pending. */
class PendingTriggerTest {

    private static final int INTERVAL = 600;

    @TempDir
    Path folder;

    @Test
    @Shows({"S19", "S24", "S64", "S72", "TriggerMessage"})
    void s19_s24_whatIsAskedForIsSent_andABootNotificationBeforeItsInterval() {
        AtomicReference<String> registration = new AtomicReference<>("Pending");
        WireCentralSystem centralSystem = WireCentralSystem.start();
        centralSystem.answer("BootNotification", call -> Optional.of(Map.of(
                "status", registration.get(), "currentTime", Instant.now().toString(), "interval", INTERVAL)));
        try (Bench bench = Bench.prepare(centralSystem, folder, Map.of())) {
            bench.startCharger();
            centralSystem.awaitCall("BootNotification");
            Await.until("Pending is known", Bench.SOON, () -> trigger(bench, "Heartbeat"), "Accepted"::equals);
            centralSystem.awaitCall("Heartbeat");
            assertEquals("Accepted", trigger(bench, "StatusNotification"));
            centralSystem.awaitCalls("StatusNotification", 2, Bench.SOON);
            assertEquals("Accepted", trigger(bench, "MeterValues"));
            centralSystem.awaitCalls("MeterValues", 2, Bench.SOON);
            assertEquals("Accepted", trigger(bench, "BootNotification"));
            List<WireCentralSystem.Call> boots = centralSystem.awaitCalls("BootNotification", 2, Bench.SOON);
            assertTrue(Duration.between(boots.get(0).at(), boots.get(1).at()).toSeconds() < INTERVAL / 2);
            bench.value("NumberOfConnectors");
            assertEquals(2, centralSystem.calls("StatusNotification").size(), "nothing but what was asked for");
            registration.set("Accepted");
            assertEquals("Accepted", trigger(bench, "BootNotification"));
            centralSystem.awaitCalls("StatusNotification", 4, Bench.SOON);
            assertEquals("Rejected", trigger(bench, "BootNotification"));
            assertEquals(3, centralSystem.calls("BootNotification").size());
        }
    }

    private static String trigger(Bench bench, String message) {
        return bench.status("TriggerMessage", Map.of("requestedMessage", message));
    }
}
