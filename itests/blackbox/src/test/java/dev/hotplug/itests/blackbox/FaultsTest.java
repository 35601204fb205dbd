package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that come in mid-charge: what the central system hears, what the charger does, and that the charge goes on by itself. */
class FaultsTest extends BenchTest {

    private static final String CARD = "04A23C5A";

    @Override
    Map<String, String> keys() {
        return Map.of("ConnectionTimeOut", "60");
    }

    private void awaitTold(int connector, String errorCode, String vendorErrorCode) {
        centralSystem.awaitCall("StatusNotification", c -> number(c, "connectorId") == connector
                && text(c, "errorCode").equals(errorCode)
                && text(c, "vendorErrorCode").equals(vendorErrorCode)
                && !text(c, "info").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "residual-current, GroundFailure, ResidualCurrent, Faulted",
        "meter-backwards, PowerMeterFailure, MeterBackwards, Faulted",
        "diode-missing, EVCommunicationError, DiodeMissing, SuspendedEVSE",
        "ventilation, OtherError, VentilationRequired, SuspendedEVSE",
        "mainboard-lost, InternalError, MainboardLost, Faulted"
    })
    void stopsEnergyAndTheSameTransactionGoesOnWhenItIsOver(String fault, String errorCode, String vendorErrorCode, String status) {
        bench.chargeUntilEnergyFlows(CARD);
        world.fault(fault);
        awaitTold(1, errorCode, vendorErrorCode);
        centralSystem.awaitStatusOf(1, status);
        bench.awaitContactor(false);
        world.clearFault(fault);
        bench.awaitEnergy();
        centralSystem.awaitStatusOf(1, "Charging");
        assertEquals(0, centralSystem.calls("StopTransaction").size());
    }

    @Test
    @Shows("LatchedFaults")
    void aFaultThatIsMadeToStayStaysUntilThePlugIsOut() {
        bench.set("LatchedFaults", "ResidualCurrent");
        bench.chargeUntilEnergyFlows(CARD);
        world.fault("residual-current");
        centralSystem.awaitStatusOf(1, "Faulted");
        world.clearFault("residual-current");
        bench.tap(CARD);
        centralSystem.awaitCall("StopTransaction");
        assertEquals("Faulted", centralSystem.status(1));
        assertEquals("ResidualCurrent", centralSystem.statusReport(1).path("vendorErrorCode").asText());
        world.unplug();
        centralSystem.awaitStatusOf(1, "Available");
    }

    @Test
    void aHotOutletIsChargedMoreSlowlyAndIsToldOnce() {
        bench.chargeUntilEnergyFlows(CARD);
        world.fault("high-temperature");
        awaitTold(1, "HighTemperature", "Derated");
        world.awaitConnector("less", c -> c.path("offeredAmps").asDouble() == 14 && c.path("contactorClosed").asBoolean());
        assertEquals("Charging", centralSystem.status(1));
        world.clearFault("high-temperature");
        world.awaitConnector("all of it", c -> c.path("offeredAmps").asDouble() == 32);
    }

    @Test
    void severalCardsAtOnceCountAsNone() {
        bench.chargeUntilEnergyFlows(CARD);
        world.fault("card-collision");
        awaitTold(0, "ReaderFailure", "CardCollision");
        world.card(CARD);
        world.clearFault("card-collision");
        centralSystem.awaitCall("StatusNotification", c -> number(c, "connectorId") == 0 && text(c, "errorCode").equals("NoError"));
        assertEquals(0, centralSystem.calls("StopTransaction").size(), "the card would have ended it");
    }

    @Test
    void aCardThatIsLeftIsOneTapAndAMeterThatStandsStillEndsTheEnergyUntilThePlugIsOut() {
        bench.chargeUntilEnergyFlows(CARD);
        world.fault("meter-frozen");
        world.card("04112233");
        world.fault("card-held");
        awaitTold(0, "ReaderFailure", "CardHeld");
        Await.until("the meter is noticed", java.time.Duration.ofSeconds(45), () -> centralSystem.status(1), "Faulted"::equals);
        awaitTold(1, "PowerMeterFailure", "MeterFrozen");
        bench.awaitContactor(false);
        assertTrue(centralSystem.calls("Authorize").stream().filter(c -> text(c, "idTag").equals("33221104")).count() <= 1, "one tap");
        assertEquals(0, centralSystem.calls("StopTransaction").size());
        world.clearFault("card-held");
        world.clearFault("meter-frozen");
        assertEquals("Faulted", centralSystem.status(1));
        world.unplug();
        centralSystem.awaitStatusOf(1, "Faulted");
        bench.tap(CARD);
        centralSystem.awaitCall("StopTransaction");
        world.unplug();
        centralSystem.awaitStatusOf(1, "Available");
    }
}
