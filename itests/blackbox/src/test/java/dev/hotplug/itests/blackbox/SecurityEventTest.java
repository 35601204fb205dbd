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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Critical security events reach the central system, in order, whatever happens in between. */
@Shows({"S98", "SecurityEventNotification"})
class SecurityEventTest {

    private final WireCentralSystem centralSystem = WireCentralSystem.start();
    private Bench bench;

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        if (bench != null) {
            bench.close();
        }
    }

    private void start() {
        bench = Bench.prepare(centralSystem, folder, Map.of());
        bench.startCharger();
    }

    private List<String> types() {
        return events().stream().map(call -> call.payload().path("type").asText()).toList();
    }

    private List<WireCentralSystem.Call> events() {
        return centralSystem.calls("SecurityEventNotification");
    }

    private void await(int count) {
        centralSystem.awaitCalls("SecurityEventNotification", count, Bench.SOON);
    }

    @Test
    @Shows({"StartupOfTheDevice", "ResetOrReboot"})
    void s98_startAndResetAreToldInTheOrderInWhichTheyHappened() {
        start();
        await(1);
        assertEquals("Accepted", bench.status("Reset", Map.of("type", "Soft")));
        await(3);
        assertEquals(List.of("StartupOfTheDevice", "ResetOrReboot", "StartupOfTheDevice"), types());
        assertTrue(events().get(1).payload().path("techInfo").asText().contains("was asked for by the central system"));
        assertTrue(events().get(0).payload().path("techInfo").asText().startsWith("Version "));
    }

    @Test
    void s98_whatHappenedOfflineAndOverPowerCutsIsToldAfterwardsInOrderAndOnce() {
        start();
        await(1);
        bench.value("NumberOfConnectors"); // the answer to the event is on its way before the link goes
        centralSystem.away(true);
        bench.charger().powerCut();
        bench.startCharger();
        bench.charger().powerCut();
        bench.startCharger();
        centralSystem.away(false);
        await(3);
        bench.value("NumberOfConnectors");
        assertEquals(3, events().size());
        List<Instant> times = events().stream().map(call -> Instant.parse(call.payload().path("timestamp").asText())).toList();
        assertEquals(times.stream().sorted().toList(), times);
        assertEquals(3, events().stream().map(WireCentralSystem.Call::id).distinct().count());
    }

    @Test
    void pain11_anEventWhoseAnswerWasLostIsToldAgainWithTheSameId() {
        centralSystem.answer("SecurityEventNotification", call -> Optional.empty());
        start();
        await(1);
        centralSystem.answerAsUsual();
        bench.charger().powerCut();
        bench.startCharger();
        await(3);
        assertEquals(events().get(0).id(), events().get(1).id());
        assertEquals(events().get(0).payload(), events().get(1).payload());
        assertEquals("StartupOfTheDevice", types().get(2));
    }

    @Test
    void aCentralSystemThatDoesNotKnowTheMessageIsServedAsBefore() {
        centralSystem.answer("SecurityEventNotification", call -> Optional.of(new WireCentralSystem.Refusal("NotImplemented")));
        start();
        await(1);
        assertEquals("Accepted", bench.status("TriggerMessage", Map.of("requestedMessage", "Heartbeat")));
        centralSystem.awaitCall("Heartbeat");
        assertEquals(1, events().size());
        centralSystem.answerAsUsual();
        centralSystem.hangUp();
        await(2);
        assertEquals(events().get(0).payload(), events().get(1).payload());
    }

    @Test
    @Shows("SettingSystemTime")
    void s98_theClockIsOneAndTheTimesOfEventsFollowIt() {
        Instant told = Instant.now().plus(Duration.ofDays(400));
        centralSystem.answer("BootNotification", call -> Optional.of(
                Map.of("status", "Accepted", "currentTime", told.toString(), "interval", 300)));
        start();
        await(2);
        assertEquals(List.of("StartupOfTheDevice", "SettingSystemTime"), types());
        for (WireCentralSystem.Call call : events()) {
            Instant at = Instant.parse(call.payload().path("timestamp").asText());
            assertTrue(Duration.between(told, at).abs().compareTo(Duration.ofMinutes(1)) < 0, at::toString);
        }
    }

    @Test
    @Shows({"ExtendedTriggerMessage"})
    void extendedTriggersSendWhatTheyAskFor() {
        start();
        centralSystem.awaitStatusOf(1, "Available");
        centralSystem.forget();
        for (String message : List.of("BootNotification", "Heartbeat", "MeterValues", "StatusNotification")) {
            String expected = message.equals("BootNotification") ? "Rejected" : "Accepted";
            assertEquals(expected, bench.status("ExtendedTriggerMessage", Map.of("requestedMessage", message)), message);
        }
        centralSystem.awaitCall("Heartbeat");
        centralSystem.awaitCall("MeterValues");
        centralSystem.awaitCall("StatusNotification");
        assertEquals("NotImplemented", bench.status("ExtendedTriggerMessage", Map.of("requestedMessage", "Nonsense")));
        assertEquals("Rejected", bench.status(
                "ExtendedTriggerMessage", Map.of("requestedMessage", "StatusNotification", "connectorId", 9)));
        assertEquals("PropertyConstraintViolation", centralSystem.call(
                "ExtendedTriggerMessage", Map.of("requestedMessage", "Heartbeat", "connectorId", -1)).path("errorCode").asText());
    }
}
