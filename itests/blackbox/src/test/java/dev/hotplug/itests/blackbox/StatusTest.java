package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statuses of connector and charge point, faults, availability and unlocking (statements 37 to 45, 69, 71). */
class StatusTest extends BenchTest {

    private static final String CARD = "0BADCAFE";
    private static final Map<String, String> FAULTS = Map.of(
            "ground-failure", "GroundFailure",
            "residual-current", "GroundFailure",
            "over-current", "OverCurrentFailure",
            "over-voltage", "OverVoltage",
            "under-voltage", "UnderVoltage",
            "over-temperature", "HighTemperature",
            "meter", "PowerMeterFailure");

    @Test
    @Shows({"S40", "StatusNotification"})
    void s40_theCarPausesAndGoesOn_SuspendedEV() {
        bench.chargeUntilEnergyFlows(CARD);
        world.car("B");
        centralSystem.awaitStatusOf(1, "SuspendedEV");
        bench.awaitContactor(false);
        world.car("C");
        centralSystem.awaitStatusOf(1, "Charging");
        assertEquals(List.of("Preparing", "Charging", "SuspendedEV", "Charging"), statuses());
    }

    @Test
    @Shows({"S40", "StatusNotification"})
    void s40_SuspendedEVSE_winsOverSuspendedEV() {
        bench.set("StopTransactionOnInvalidId", false);
        bench.answerTags("StartTransaction", Map.of("status", "Blocked"));
        bench.charge(CARD);
        centralSystem.awaitStatusOf(1, "SuspendedEVSE");
        world.car("B");
        world.awaitConnector("car paused", c -> c.path("pilot").asText().equals("B"));
        bench.value("NumberOfConnectors");
        assertEquals("SuspendedEVSE", centralSystem.status(1));
    }

    @Test
    @Shows({"S40", "StatusNotification"})
    void s40_aCarThatNeverAsksIsSuspendedEV() {
        world.plug();
        bench.tap(CARD);
        bench.started(CARD);
        centralSystem.awaitStatusOf(1, "SuspendedEV");
    }

    @Test
    @Shows({"StatusNotification", "S37", "S43", "TC_041"})
    void s43_aFaultOpensTheContactorBeforeItIsTold_andChargingComesBack() {
        AtomicBoolean closed = new AtomicBoolean();
        centralSystem.answer("StatusNotification", call -> {
            if (text(call, "status").equals("Faulted")) {
                closed.compareAndSet(false, bench.contactorClosed());
            }
            return Optional.of(Map.of());
        });
        bench.chargeUntilEnergyFlows(CARD);
        FAULTS.forEach((fault, errorCode) -> {
            world.fault(fault);
            JsonNode report = centralSystem.awaitStatusOf(1, "Faulted");
            assertEquals(errorCode, report.path("errorCode").asText());
            assertFalse(report.path("vendorErrorCode").asText().isEmpty());
            assertFalse(report.path("vendorId").asText().isEmpty());
            assertFalse(closed.get(), "the contactor was closed when the fault was told: " + fault);
            world.clearFault(fault);
            centralSystem.awaitStatusOf(1, "Charging");
            assertEquals("NoError", centralSystem.statusReport(1).path("errorCode").asText());
        });
        assertEquals(List.of(), centralSystem.calls("StopTransaction"), "the transaction lives");
        assertEquals("Available", centralSystem.status(0), "s37");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"Available", "Preparing", "Finishing", "SuspendedEV", "Unavailable"})
    @Shows({"S43", "TC_041"})
    void s43_afterAFaultTheFormerStatusComesBack(String status) {
        bringTo(status);
        world.fault("over-temperature");
        centralSystem.awaitStatusOf(1, "Faulted");
        world.clearFault("over-temperature");
        centralSystem.awaitStatusOf(1, status);
        List<String> told = statuses();
        int faulted = told.indexOf("Faulted");
        assertEquals(List.of("Faulted", status), told.subList(faulted, told.size()));
    }

    @Test
    @Shows("S53")
    void emergencyStop_endsTheTransaction_s53() {
        bench.chargeUntilEnergyFlows(CARD);
        world.fault("emergency-stop");
        assertEquals("EmergencyStop", text(centralSystem.awaitCall("StopTransaction"), "reason"));
        centralSystem.awaitStatusOf(1, "Faulted");
        world.clearFault("emergency-stop");
        centralSystem.awaitStatusOf(1, "Finishing");
    }

    @Test
    @Shows("S44")
    void s44_EVCommunicationErrorAccompaniesAndMakesNothingFaulted() {
        bench.chargeUntilEnergyFlows(CARD);
        world.fault("pilot");
        JsonNode report = centralSystem.awaitStatusOf(1, "SuspendedEVSE");
        assertEquals("EVCommunicationError", report.path("errorCode").asText());
        world.clearFault("pilot");
        centralSystem.awaitStatusOf(1, "Charging");
    }

    @Test
    @Shows("S37")
    void s37_connector0KnowsOnlyAvailableUnavailableAndFaulted() {
        bench.chargeUntilEnergyFlows(CARD);
        world.fault("reader");
        centralSystem.awaitCall("StatusNotification", c -> text(c, "errorCode").equals("ReaderFailure"));
        assertEquals("Charging", centralSystem.status(1), "s43: a fault that stops nothing is only told");
        world.fault("mainboard-lost");
        centralSystem.awaitStatusOf(0, "Faulted");
        world.clearFault("mainboard-lost");
        centralSystem.awaitStatusOf(0, "Available");
        Set<String> told = centralSystem.calls("StatusNotification").stream()
                .filter(c -> number(c, "connectorId") == 0).map(c -> text(c, "status")).collect(Collectors.toSet());
        assertTrue(Set.of("Available", "Unavailable", "Faulted").containsAll(told), told.toString());
    }

    @Test
    @Shows("S42")
    void s42_afterAnOfflinePeriodOnlyThePresentStatusIsTold() {
        centralSystem.goOffline();
        world.plug();
        world.awaitConnector("plugged", c -> c.path("plugged").asBoolean());
        world.unplug();
        world.awaitConnector("unplugged", c -> !c.path("plugged").asBoolean());
        world.plug();
        bench.goOnline();
        centralSystem.awaitStatusOf(1, "Preparing");
        bench.value("NumberOfConnectors");
        assertEquals(List.of("Preparing"), statuses());
    }

    @Test
    @Shows({"S11", "S42"})
    void s42_afterAnOfflinePeriodWithoutAChangeNothingIsTold() {
        centralSystem.goOffline();
        bench.goOnline();
        bench.tap(CARD);
        centralSystem.awaitCall("Authorize");
        centralSystem.awaitStatusOf(1, "Preparing");
        assertEquals(List.of("Preparing"), statuses());
        assertEquals(List.of(), centralSystem.calls("BootNotification"), "s11");
    }

    @Test
    @Shows({"ChangeAvailability", "S71"})
    void s71_anIdleConnectorChangesAtOnce_andTheSameAgainIsAccepted() {
        assertEquals("Accepted", availability(1, "Inoperative"));
        centralSystem.awaitStatusOf(1, "Unavailable");
        assertEquals("Accepted", availability(1, "Inoperative"));
        assertEquals("Available", centralSystem.status(0));
        bench.tap(CARD);
        assertEquals("Rejected", bench.status("RemoteStartTransaction", Map.of("connectorId", 1, "idTag", "X")));
        assertEquals("Accepted", availability(1, "Operative"));
        centralSystem.awaitStatusOf(1, "Available");
        assertEquals(List.of("Unavailable", "Available"), statuses());
        assertEquals(List.of(), centralSystem.calls("Authorize"), "a card does nothing there");
    }

    @Test
    @Shows({"ChangeAvailability", "S71"})
    void s71_connector0MeansAllOfThem() {
        assertEquals("Accepted", availability(0, "Inoperative"));
        centralSystem.awaitStatusOf(0, "Unavailable");
        centralSystem.awaitStatusOf(1, "Unavailable");
        assertEquals("Accepted", availability(0, "Operative"));
        centralSystem.awaitStatusOf(0, "Available");
        centralSystem.awaitStatusOf(1, "Available");
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    @Shows({"ChangeAvailability", "S71"})
    void s71_withATransactionItIsScheduledAndDoneAtItsEnd(int connector) {
        bench.chargeUntilEnergyFlows(CARD);
        assertEquals("Scheduled", availability(connector, "Inoperative"));
        assertTrue(bench.contactorClosed());
        bench.tap(CARD);
        centralSystem.awaitCall("StopTransaction");
        centralSystem.awaitStatusOf(1, "Unavailable");
        centralSystem.awaitStatusOf(0, connector == 0 ? "Unavailable" : "Available");
    }

    @Test
    @Shows({"ChangeAvailability", "S71"})
    void s71_whatIsScheduledCanBeTakenBack() {
        bench.chargeUntilEnergyFlows(CARD);
        assertEquals("Scheduled", availability(1, "Inoperative"));
        assertEquals("Accepted", availability(1, "Operative"));
        bench.tap(CARD);
        centralSystem.awaitStatusOf(1, "Finishing");
        world.unplug();
        centralSystem.awaitStatusOf(1, "Available");
    }

    @Test
    @Shows({"ChangeAvailability", "S71"})
    void s71_aScheduledChangeSurvivesAPowerCut() {
        bench.chargeUntilEnergyFlows(CARD);
        assertEquals("Scheduled", availability(1, "Inoperative"));
        powerCut();
        centralSystem.awaitStatusOf(1, "Unavailable");
        assertEquals("PowerLoss", text(centralSystem.awaitCall("StopTransaction"), "reason"));
        restart();
        centralSystem.awaitStatusOf(1, "Unavailable");
    }

    @Test
    @Shows({"UnlockConnector", "S53", "S69", "TC_018_1"})
    void s69_unlock_endsTheTransactionFirst_TC_018() {
        bench.chargeUntilEnergyFlows(CARD);
        assertEquals("Unlocked", unlock(1));
        assertFalse(world.connector().path("locked").asBoolean());
        assertFalse(bench.contactorClosed());
        assertEquals("UnlockCommand", text(centralSystem.awaitCall("StopTransaction"), "reason"));
        centralSystem.awaitStatusOf(1, "Finishing");
    }

    @Test
    @Shows({"UnlockConnector", "S69", "TC_017_1", "TC_031"})
    void s69_unlock_withoutATransaction_TC_017() {
        world.plug();
        assertEquals("Unlocked", unlock(1));
        assertEquals("NotSupported", unlock(2));
        assertEquals("NotSupported", unlock(0));
    }

    @Test
    @Shows({"UnlockConnector", "S69", "TC_030"})
    void s69_unlock_thatIsStuckFails_TC_030() {
        bench.chargeUntilEnergyFlows(CARD);
        world.fault("connector-lock");
        centralSystem.awaitCall("StatusNotification", c -> text(c, "errorCode").equals("ConnectorLockFailure"));
        assertEquals("UnlockFailed", unlock(1));
        assertEquals("UnlockCommand", text(centralSystem.awaitCall("StopTransaction"), "reason"));
    }

    @Test
    @Shows({"StatusNotification", "TC_024"})
    void aLockThatIsStuckAtTheStartIsTold_andNoEnergyFlows_TC_024() {
        world.fault("connector-lock");
        world.plug();
        world.car("C");
        bench.tap(CARD);
        centralSystem.awaitCall("StatusNotification", c -> text(c, "errorCode").equals("ConnectorLockFailure"));
        centralSystem.awaitStatusOf(1, "SuspendedEVSE");
        assertFalse(world.connector().path("locked").asBoolean());
        assertFalse(bench.contactorClosed(), "a plug that can be pulled out carries no current");
        world.clearFault("connector-lock");
        bench.awaitEnergy();
        centralSystem.awaitStatusOf(1, "Charging");
    }

    private void bringTo(String status) {
        switch (status) {
            case "Preparing" -> world.plug();
            case "Unavailable" -> availability(1, "Inoperative");
            case "SuspendedEV" -> {
                bench.chargeUntilEnergyFlows(CARD);
                world.car("B");
            }
            case "Finishing" -> {
                bench.chargeUntilEnergyFlows(CARD);
                bench.tap(CARD);
            }
            default -> { }
        }
        centralSystem.awaitStatusOf(1, status);
    }

    private String availability(int connector, String type) {
        return bench.status("ChangeAvailability", Map.of("connectorId", connector, "type", type));
    }

    private String unlock(int connector) {
        return bench.status("UnlockConnector", Map.of("connectorId", connector));
    }
}
