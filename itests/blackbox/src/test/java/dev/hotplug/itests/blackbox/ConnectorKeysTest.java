package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the keys about plug, status and light do. */
class ConnectorKeysTest extends BenchTest {

    private static final String CARD = "0BADCAFE";

    @Test
    @Shows({"ConnectionTimeOut", "S38", "S39"})
    void connectionTimeOut_plugWithoutTagIsFinishing_andALateTagStillStarts_s38_s39() {
        bench.set("ConnectionTimeOut", 1);
        world.plug();
        world.car("C");
        Instant preparing = at("Preparing");
        assertBetween(1_000, 2_500, preparing, at("Finishing"));
        assertFalse(bench.contactorClosed());
        bench.tap(CARD);
        bench.started(CARD);
        bench.awaitEnergy();
    }

    @Test
    @Shows({"ConnectionTimeOut", "S39"})
    void connectionTimeOut_plugWithoutTagIsFinishing_andAlsoARemoteStartStillStarts_s39() {
        bench.set("ConnectionTimeOut", 1);
        world.plug();
        centralSystem.awaitStatusOf(1, "Finishing");
        assertEquals("Accepted", bench.status("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", "LATE")));
        centralSystem.awaitCall("StartTransaction", c -> text(c, "idTag").equals("LATE"));
    }

    @Test
    @Shows({"ConnectionTimeOut", "S39", "TC_004_2"})
    void connectionTimeOut_tagWithoutPlugIsForgotten_s39() {
        bench.set("ConnectionTimeOut", 1);
        bench.tap(CARD);
        Instant preparing = at("Preparing");
        assertBetween(1_000, 2_500, preparing, at("Available"));
        bench.set("ConnectionTimeOut", 120);
        world.plug();
        world.car("C");
        centralSystem.awaitStatusOf(1, "Preparing");
        assertEquals(List.of(), centralSystem.calls("StartTransaction"));
    }

    @Test
    @Shows({"ConnectionTimeOut", "RemoteStartTransaction", "S39", "TC_011_2"})
    void connectionTimeOut_aRemoteStartWithoutPlugIsForgotten_TC_011_2() {
        bench.set("ConnectionTimeOut", 1);
        assertEquals("Accepted", bench.status("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", "LATE")));
        Instant preparing = at("Preparing");
        assertBetween(1_000, 2_500, preparing, at("Available"));
        bench.set("ConnectionTimeOut", 120);
        world.plug();
        world.car("C");
        centralSystem.awaitStatusOf(1, "Preparing");
        assertEquals(List.of(), centralSystem.calls("StartTransaction"));
    }

    @Test
    @Shows({"MinimumStatusDuration", "S41"})
    void minimumStatusDuration_aShortStatusIsNotTold_andALongOneWithTheTimeOfItsChange_s41() {
        bench.set("MinimumStatusDuration", 2);
        world.plug();
        world.unplug();
        world.plug();
        Instant plugged = Instant.now();
        WireCentralSystem.Call told = centralSystem.awaitStatus("Preparing");
        assertTrue(Duration.between(plugged, told.at()).toMillis() > 1_500, "told too early");
        Instant change = Instant.parse(text(told, "timestamp"));
        assertTrue(Duration.between(plugged, change).abs().toMillis() < 1_400, "change at " + change + ", plug at " + plugged);
        assertEquals(List.of("Preparing"), statuses());
    }

    @Test
    @Shows({"StopTransactionOnEVSideDisconnect", "S45"})
    void stopTransactionOnEVSideDisconnect_true_theTransactionEnds_s45() {
        bench.set("StopTransactionOnEVSideDisconnect", true);
        bench.chargeUntilEnergyFlows(CARD);
        world.car("A");
        WireCentralSystem.Call stop = centralSystem.awaitCall("StopTransaction");
        assertEquals("EVDisconnected", text(stop, "reason"));
        centralSystem.awaitStatusOf(1, "Finishing");
        assertFalse(bench.contactorClosed());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Shows({"StopTransactionOnEVSideDisconnect", "S45", "TC_005_3"})
    void stopTransactionOnEVSideDisconnect_false_itIsSuspendedAndThePlugStaysLockedWhateverTheOtherKeySays_s45(boolean unlock) {
        bench.set("StopTransactionOnEVSideDisconnect", false);
        bench.set("UnlockConnectorOnEVSideDisconnect", unlock);
        bench.chargeUntilEnergyFlows(CARD);
        world.car("A");
        centralSystem.awaitStatusOf(1, "SuspendedEV");
        assertEquals("EV side disconnected", centralSystem.statusReport(1).path("info").asText());
        bench.awaitContactor(false);
        assertTrue(world.connector().path("locked").asBoolean());
        world.car("C");
        centralSystem.awaitStatusOf(1, "Charging");
        assertEquals(List.of(), centralSystem.calls("StopTransaction"));
    }

    @Test
    @Shows({"UnlockConnectorOnEVSideDisconnect", "S45", "TC_005_1"})
    void unlockConnectorOnEVSideDisconnect_true_thePlugIsReleased_s45() {
        bench.set("UnlockConnectorOnEVSideDisconnect", true);
        bench.chargeUntilEnergyFlows(CARD);
        assertTrue(world.connector().path("locked").asBoolean());
        world.car("A");
        centralSystem.awaitCall("StopTransaction");
        world.awaitConnector("released", c -> !c.path("locked").asBoolean());
    }

    @Test
    @Shows({"UnlockConnectorOnEVSideDisconnect", "S45", "TC_005_2"})
    void unlockConnectorOnEVSideDisconnect_false_thePlugIsHeldForItsTag_s45() {
        bench.set("UnlockConnectorOnEVSideDisconnect", false);
        bench.chargeUntilEnergyFlows(CARD);
        world.car("A");
        centralSystem.awaitCall("StopTransaction");
        centralSystem.awaitStatusOf(1, "Finishing");
        bench.status("GetConfiguration", Map.of());
        assertTrue(world.connector().path("locked").asBoolean());
        bench.tap(CARD);
        world.awaitConnector("released", c -> !c.path("locked").asBoolean());
        assertEquals(1, centralSystem.calls("StartTransaction").size(), "the card released and did not start");
    }

    @Test
    @Shows("LightIntensity")
    void lightIntensity_isTheBrightnessOfTheHalo() {
        bench.set("LightIntensity", 40);
        assertEquals(40, world.state().path("halo").path("brightnessPercent").asInt());
        bench.set("LightIntensity", 0);
        assertEquals(0, world.state().path("halo").path("brightnessPercent").asInt());
    }

    @Test
    @Shows("BlinkRepeat")
    void blinkRepeat_soOftenTheHaloBlinksWhenACardIsRead() {
        bench.set("BlinkRepeat", 4);
        bench.tap(CARD);
        assertEquals("blinking", pattern());
        Instant began = Instant.now();
        Await.until("the halo is steady", Bench.SOON, this::pattern, p -> !p.equals("blinking"));
        long millis = Duration.between(began, Instant.now()).toMillis();
        assertTrue(millis > 500 && millis < 2_500, "4 blinks took " + millis + " ms");
    }

    @Test
    @Shows("BlinkRepeat")
    void blinkRepeat_0_itDoesNotBlink() {
        bench.set("BlinkRepeat", 0);
        Await.until("the halo is steady", Bench.SOON, this::pattern, p -> !p.equals("blinking"));
        bench.tap(CARD);
        assertFalse(pattern().equals("blinking"));
        centralSystem.awaitCall("Authorize");
        assertFalse(pattern().equals("blinking"));
    }

    private String pattern() {
        return world.state().path("halo").path("pattern").asText();
    }

    /** The time of the change to a status. */
    private Instant at(String status) {
        return Instant.parse(text(centralSystem.awaitStatus(status), "timestamp"));
    }

    private static void assertBetween(long least, long most, Instant from, Instant to) {
        long millis = Duration.between(from, to).toMillis();
        assertTrue(millis >= least - 50 && millis <= most, "took " + millis + " ms");
    }
}
