package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reset restarts the process, whose id changes under the same wrapper (statements 53, 54, 70, 71). */
class ResetTest extends BenchTest {

    private static final String CARD = "5E5E5E5E";
    /** At 11 kW; the register of a running transaction is stored at least that often. */
    private static final double TWO_SECONDS_WATT_HOUR = 11_040 * 2.0 / 3600;

    @Test
    @Shows({"Reset", "S53", "S70", "TC_016"})
    void s70_softResetInATransaction_StopTransactionIsAnsweredBeforeTheRestart_TC_016() {
        WireCentralSystem.Call start = bench.chargeUntilEnergyFlows(CARD);
        reset("Soft");
        List<String> order = centralSystem.calls().stream().map(WireCentralSystem.Call::action)
                .filter(a -> a.equals("StopTransaction") || a.equals("BootNotification")).toList();
        assertEquals(List.of("StopTransaction", "BootNotification"), order);
        WireCentralSystem.Call stop = centralSystem.calls("StopTransaction").get(0);
        assertEquals("SoftReset", text(stop, "reason"));
        assertTrue(number(stop, "meterStop") >= number(start, "meterStart"));
        assertPlugLeftIn();
    }

    @Test
    @Shows({"Reset", "S5", "S70"})
    void s70_softResetWithACentralSystemThatDoesNotAnswer_waitsTenSecondsAndRestartsWithTheMessageQueued() {
        bench.chargeUntilEnergyFlows(CARD);
        centralSystem.answer("StopTransaction", call -> Optional.empty());
        long began = System.nanoTime();
        assertEquals("Accepted", bench.status("Reset", Map.of("type", "Soft")));
        long pid = bench.charger().jvm().pid();
        WireCentralSystem.Call unanswered = centralSystem.awaitCall("StopTransaction");
        Await.until("the process ends", Duration.ofSeconds(20), () -> ProcessHandle.of(pid).isPresent(), alive -> !alive);
        Duration waited = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(waited.toSeconds() >= 9 && waited.toSeconds() < 14, "waited " + waited);
        centralSystem.answerAsUsual();
        centralSystem.awaitCall("BootNotification");
        List<WireCentralSystem.Call> stops = centralSystem.awaitCalls("StopTransaction", 2, Duration.ofSeconds(20));
        assertEquals(unanswered.id(), stops.get(1).id());
        assertEquals(unanswered.payload(), stops.get(1).payload());
        assertPlugLeftIn();
        assertEquals(2, centralSystem.calls("StopTransaction").size(), "once");
    }

    @Test
    @Shows({"Reset", "S53", "S54", "S70", "TC_015"})
    void s70_hardResetInATransaction_TC_015() {
        bench.chargeUntilEnergyFlows(CARD);
        reset("Hard");
        WireCentralSystem.Call stop = centralSystem.awaitCall("StopTransaction");
        assertEquals("HardReset", text(stop, "reason"));
        assertPlugLeftIn();
        assertEquals(1, centralSystem.calls("StopTransaction").size(), "s54: exactly once");
    }

    @Test
    @Shows({"Reset", "S70", "S71", "TC_014"})
    void s70_softResetWithoutATransaction_andAvailabilityAndKeysSurvive_TC_014() {
        bench.set("ConnectionTimeOut", 99);
        assertEquals("Accepted", bench.status("ChangeAvailability", Map.of("connectorId", 1, "type", "Inoperative")));
        reset("Soft");
        centralSystem.awaitStatusOf(1, "Unavailable");
        assertEquals("Available", centralSystem.awaitStatusOf(0, "Available").path("status").asText());
        assertEquals("99", bench.value("ConnectionTimeOut"));
    }

    @Test
    @Shows({"Reset", "S70", "TC_013"})
    void s70_hardResetWithoutATransaction_TC_013() {
        reset("Hard");
        centralSystem.awaitStatusOf(1, "Available");
        assertEquals(List.of(), centralSystem.calls("StopTransaction"));
    }

    @Test
    void s70_whileItRestartsNothingStarts() {
        bench.chargeUntilEnergyFlows(CARD);
        centralSystem.answer("StopTransaction", call -> Optional.empty());
        long pid = bench.charger().jvm().pid();
        assertEquals("Accepted", bench.status("Reset", Map.of("type", "Soft")));
        centralSystem.awaitCall("StopTransaction");
        assertEquals("Rejected", bench.status("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", "X")));
        assertEquals("Accepted", bench.status("Reset", Map.of("type", "Hard")), "a hard one cuts the wait short");
        Await.until("the process ends", Duration.ofSeconds(7), () -> ProcessHandle.of(pid).isPresent(), alive -> !alive);
        centralSystem.answerAsUsual();
        centralSystem.awaitCall("BootNotification");
        awaitWorld();
    }

    @Test
    @Shows({"S53", "S54"})
    void s53_s54_anEndInGoodOrderClosesTheTransactionWithReboot() {
        WireCentralSystem.Call start = bench.chargeUntilEnergyFlows(CARD);
        double register = world.connector().path("meterWh").asDouble();
        restart();
        WireCentralSystem.Call stop = centralSystem.awaitCall("StopTransaction");
        assertEquals("Reboot", text(stop, "reason"));
        assertTrue(number(stop, "meterStop") >= register - TWO_SECONDS_WATT_HOUR, "the register when it ended");
        assertTrue(text(stop, "timestamp").compareTo(text(start, "timestamp")) > 0);
        centralSystem.awaitStatusOf(1, "Finishing");
    }

    /** The process that comes up finds a plug, and no transaction. */
    private void assertPlugLeftIn() {
        awaitWorld();
        Await.until("a plug without a transaction", Bench.SOON, () -> centralSystem.status(1), List.of("Preparing", "Finishing")::contains);
        assertFalse(bench.contactorClosed());
    }

    private void reset(String type) {
        long pid = bench.charger().jvm().pid();
        assertEquals("Accepted", bench.status("Reset", Map.of("type", type)));
        centralSystem.awaitCall("BootNotification");
        assertTrue(bench.charger().jvm().pid() != pid, "another process");
        awaitWorld();
    }

    /** The page comes after the BootNotification. */
    private void awaitWorld() {
        Await.until("the simulator answers", Bench.SOON, world::answers, yes -> yes);
    }
}
