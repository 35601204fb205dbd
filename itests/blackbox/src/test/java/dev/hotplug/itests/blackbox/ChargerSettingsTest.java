package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings that stay with the charger itself while OCPP is on: effective, kept, and visible with their reason. */
class ChargerSettingsTest extends BenchTest {

    private static final String CARD = "0C0FFEE0";

    @Override
    Map<String, String> keys() {
        return Map.of("ConnectionTimeOut", "30");
    }

    private void earth(String body) {
        assertEquals(200, world.send("PUT", "earth", body).statusCode());
    }

    @Test
    @Shows("Earthing")
    void earthing_tt_theResistanceOfAnElectrodeIsNoFault_andThatIsKept() {
        earth("{\"ohms\":50}");
        centralSystem.awaitStatusOf(1, "Faulted");
        assertEquals("GroundFailure", centralSystem.statusReport(1).path("errorCode").asText());
        bench.set("Earthing", "TT");
        centralSystem.awaitStatusOf(1, "Available");
        powerCut();
        earth("{\"ohms\":50}");
        bench.chargeUntilEnergyFlows(CARD);
        assertEquals("TT", bench.value("Earthing"));
        earth("{\"ohms\":0.5}");
    }

    @Test
    @Shows({"ChargingSchedules", "TimeZone", "chargingALimitConn1"})
    void chargingSchedules_outsideItsWindowsTheChargePauses_theLowestLimitWins_andHealthSaysWhose() {
        bench.chargeUntilEnergyFlows(CARD);
        bench.set("ChargingSchedules", day(3) + " 00:00-24:00");
        centralSystem.awaitStatusOf(1, "SuspendedEVSE");
        assertEquals("paused by limit schedule", centralSystem.statusReport(1).path("info").asText());
        limits("Connector 1 may offer 0 A: the charging schedule (ChargingSchedules) (schedule)", "hardware 32 A");

        assertEquals("Accepted", bench.change("ChargingSchedules", "daily 00:00-24:00 16A"));
        centralSystem.awaitStatusOf(1, "Charging");
        world.awaitConnector("the schedule's current", c -> Math.abs(c.path("drawnAmps").asDouble() - 16) < 0.1);
        bench.set("chargingALimitConn1", 10);
        world.awaitConnector("the lowest current", c -> Math.abs(c.path("drawnAmps").asDouble() - 10) < 0.1);
        limits("Connector 1 may offer 10 A: the current limit that is set (chargingALimitConn) (vendor-limit)", "schedule 16 A");

        powerCut();
        assertEquals("daily 00:00-24:00 16A", bench.value("ChargingSchedules"));
        limits("(vendor-limit)", "schedule 16 A");
        assertEquals("Accepted", bench.change("TimeZone", "Pacific/Auckland"));
        assertEquals("Accepted", bench.change("TimeZone", "UTC"));
        assertEquals("Rejected", bench.change("ChargingSchedules", "at night"));
    }

    /** A window of an hour that is now in one part of the world is not in another. */
    @Test
    @Shows("TimeZone")
    void timeZone_sameWordsAnotherTime() {
        bench.chargeUntilEnergyFlows(CARD);
        bench.set("ChargingSchedules", day(0) + " 00:00-24:00");
        assertTrue(bench.contactorClosed());
        bench.set("TimeZone", "Etc/GMT" + (java.time.Instant.now().atOffset(ZoneOffset.UTC).getHour() < 12 ? "+12" : "-14"));
        centralSystem.awaitStatusOf(1, "SuspendedEVSE");
    }

    private void limits(String... words) {
        bench.charger().health().await("limits", Bench.SOON, words);
    }

    /** The name of the day so many days after today, in UTC. */
    private static String day(int after) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(after).getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
