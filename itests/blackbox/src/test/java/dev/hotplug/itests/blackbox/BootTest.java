package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first BootNotification to the first charge, with central systems that make it wait; the clock and heartbeats. */
class BootTest {

    private static final String CARD = "0A0B0C0D";
    private static final Object SILENCE = new Object();

    @TempDir
    Path folder;

    private WireCentralSystem centralSystem;
    private Bench bench;

    @BeforeEach
    void prepare() {
        centralSystem = WireCentralSystem.start();
        bench = Bench.prepare(centralSystem, folder, Map.of("MessageTimeout", "1"));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    @Shows({"S5", "S16", "S17", "S18", "BootNotification"})
    void s16_s18_rejected_nothingButBootNotificationIsSentNorAnswered_alsoNotWhatWaitsFromBefore() {
        bench.startCharger();
        centralSystem.awaitStatusOf(1, "Available");
        centralSystem.answer("StopTransaction", call -> Optional.empty());
        bench.chargeUntilEnergyFlows(CARD);
        bench.tap(CARD);
        WireCentralSystem.Call unanswered = centralSystem.awaitCall("StopTransaction");
        centralSystem.answerAsUsual();
        bootAnswers(boot("Rejected", 2), boot("Accepted", 300));
        centralSystem.forget();
        bench.charger().powerCut();
        bench.startCharger();
        centralSystem.awaitCall("BootNotification");
        CompletableFuture<JsonNode> silence = centralSystem.callLater("GetConfiguration", Map.of());
        List<WireCentralSystem.Call> boots = centralSystem.awaitCalls("BootNotification", 2, Bench.SOON);
        assertEquals("BootNotification", centralSystem.calls().get(1).action(), "nothing in between");
        assertPause(2_000, boots.get(0), boots.get(1));
        assertFalse(silence.isDone(), "no answer while Rejected");
        assertEquals(unanswered.id(), centralSystem.awaitCall("StopTransaction").id());
    }

    @Test
    @Shows({"S17", "S19", "S20", "BootNotification", "TC_002"})
    void s17_s19_s20_pending_callsAreAnswered_nothingElseIsSent_remoteStartIsRejected_whatIsQueuedWaits() {
        bootAnswers(boot("Pending", 3), boot("Accepted", 300));
        bench.startCharger();
        centralSystem.awaitCall("BootNotification");
        assertEquals("Accepted", bench.change("HeartbeatInterval", "77"));
        assertEquals("77", bench.value("HeartbeatInterval"));
        assertEquals("Rejected", bench.status("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", "X")));
        assertEquals("Rejected", bench.status("RemoteStopTransaction", Map.of("transactionId", 1)));
        bench.world.plug();
        bench.world.car("C");
        bench.tap(CARD);
        List<WireCentralSystem.Call> boots = centralSystem.awaitCalls("BootNotification", 2, Bench.SOON);
        assertEquals("BootNotification", centralSystem.calls().get(1).action(), "nothing in between");
        assertPause(3_000, boots.get(0), boots.get(1));
        centralSystem.awaitCall("StatusNotification");
        centralSystem.awaitCall("StartTransaction", c -> c.payload().path("idTag").asText().equals(SimulatorClient.idTag(CARD)));
    }

    @Test
    @Shows({"S17", "S21"})
    void s17_s21_intervalZeroErrorAndSilenceAreFollowedByAnotherBootAfterItsOwnWait() {
        bootAnswers(
                SILENCE,
                new WireCentralSystem.Refusal("InternalError"),
                boot("Pending", 0),
                boot("Accepted", 300));
        bench.startCharger();
        centralSystem.awaitStatusOf(1, "Available");
        List<WireCentralSystem.Call> boots = centralSystem.calls("BootNotification");
        assertEquals(4, boots.size());
        for (int i = 1; i < boots.size(); i++) {
            long pause = millis(boots.get(i - 1), boots.get(i));
            assertTrue(pause > 900 && pause < 5_000, "pause " + pause);
        }
        assertEquals(1, centralSystem.connections(), "all on one connection");
    }

    @Test
    @Shows({"S11", "S22"})
    void s22_afterAcceptedTheStatusOfConnector0AndOfEveryConnectorFollows_andNoSecondBootAfterAReconnect_s11() {
        bench.startCharger();
        centralSystem.awaitStatusOf(0, "Available");
        centralSystem.awaitStatusOf(1, "Available");
        centralSystem.hangUp();
        centralSystem.awaitConnections(2);
        bench.value("NumberOfConnectors");
        assertEquals(1, centralSystem.calls("BootNotification").size());
        assertEquals(2, centralSystem.calls("StatusNotification").size());
    }

    @Test
    @Shows({"S23", "Heartbeat"})
    void s23_theClockIsTheCentralSystems_andARunningTransactionNeverGoesBack() {
        Duration future = Duration.ofDays(5_000);
        centralSystem.answer("BootNotification", c -> Optional.of(Map.of(
                "status", "Accepted", "currentTime", Instant.now().plus(future).toString(), "interval", 1)));
        centralSystem.answer("Heartbeat", c -> Optional.of(Map.of("currentTime", Instant.now().plus(future).toString())));
        bench.startCharger();
        centralSystem.awaitStatusOf(1, "Available");
        bench.change("MeterValueSampleInterval", "1");
        WireCentralSystem.Call start = bench.chargeUntilEnergyFlows(CARD);
        Instant started = Instant.parse(start.payload().path("timestamp").asText());
        assertTrue(Duration.between(start.at().plus(future), started).abs().toSeconds() < 2, "started " + started);
        centralSystem.answer("Heartbeat", c -> Optional.of(Map.of("currentTime", Instant.now().toString())));
        centralSystem.forget();
        centralSystem.awaitCalls("Heartbeat", 2, Bench.SOON);
        centralSystem.awaitCalls("MeterValues", 3, Bench.SOON);
        bench.tap(CARD);
        WireCentralSystem.Call stop = centralSystem.awaitCall("StopTransaction");
        Instant last = started;
        for (WireCentralSystem.Call call : centralSystem.calls()) {
            if (call.action().equals("MeterValues") || call == stop) {
                Instant at = Instant.parse(call.payload().findValuesAsText("timestamp").get(0));
                assertFalse(at.isBefore(last), at + " is before " + last);
                last = at;
            }
        }
        bench.world.unplug();
        bench.world.awaitConnector("out", c -> !c.path("plugged").asBoolean());
        centralSystem.forget();
        bench.world.plug();
        Instant preparing = Instant.parse(centralSystem.awaitStatus("Preparing").payload().path("timestamp").asText());
        assertTrue(Duration.between(preparing, Instant.now()).abs().toSeconds() < 3, "the clock is right again: " + preparing);
    }

    @Test
    @Shows({"HeartbeatInterval", "Heartbeat", "S17", "S74"})
    void heartbeatInterval_comesFromBootNotification_andAChangeIsEffectiveAtOnce() {
        bootAnswers(boot("Accepted", 1));
        bench.startCharger();
        List<WireCentralSystem.Call> beats = centralSystem.awaitCalls("Heartbeat", 3, Bench.SOON);
        assertPause(1_000, beats.get(1), beats.get(2));
        assertEquals("1", bench.value("HeartbeatInterval"));
        assertEquals("Accepted", bench.change("HeartbeatInterval", "2"));
        centralSystem.forget();
        beats = centralSystem.awaitCalls("Heartbeat", 2, Bench.SOON);
        assertPause(2_000, beats.get(0), beats.get(1));
        assertEquals("Accepted", bench.change("HeartbeatInterval", "86400"));
    }

    @Test
    @Shows({"WebSocketPingInterval", "S12"})
    void webSocketPingInterval_soOftenItPings_and0IsNever() {
        bench.startCharger();
        centralSystem.awaitStatusOf(1, "Available");
        assertEquals("Accepted", bench.change("WebSocketPingInterval", "1"));
        int before = centralSystem.pings();
        Instant began = Instant.now();
        Await.until("3 pings", Bench.SOON, centralSystem::pings, n -> n >= before + 3);
        long millis = Duration.between(began, Instant.now()).toMillis();
        assertTrue(millis > 1_900 && millis < 5_000, "3 pings in " + millis + " ms");
        assertEquals("Accepted", bench.change("WebSocketPingInterval", "0"));
        int last = centralSystem.pings();
        assertEquals("Accepted", bench.change("HeartbeatInterval", "2"));
        centralSystem.awaitCall("Heartbeat");
        assertEquals(last, centralSystem.pings());
        assertEquals(1, centralSystem.connections());
    }

    /** One after the other; {@link #SILENCE} is none. */
    private void bootAnswers(Object... answers) {
        Iterator<Object> next = List.of(answers).iterator();
        centralSystem.answer("BootNotification", call -> Optional.of(next.next()).filter(answer -> answer != SILENCE));
    }

    private static Object boot(String status, int interval) {
        return Map.of("status", status, "currentTime", Instant.now().toString(), "interval", interval);
    }

    private static void assertPause(long millis, WireCentralSystem.Call from, WireCentralSystem.Call to) {
        long pause = millis(from, to);
        assertTrue(pause >= millis - 100 && pause < millis + 1_500, "the pause was " + pause + " ms");
    }

    private static long millis(WireCentralSystem.Call from, WireCentralSystem.Call to) {
        return Duration.between(from.at(), to.at()).toMillis();
    }
}
