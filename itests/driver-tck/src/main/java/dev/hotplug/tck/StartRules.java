package dev.hotplug.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.hardware.ChargerDriver;
import dev.hotplug.hardware.ConnectorOrder;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.model.ConnectorId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who a driver is, and how it starts and ends. */
abstract class StartRules extends TckBench {

    @Test
    void saysWhoItIsAndWhatItCanDoInTermsOfTheSpecification() {
        ChargerDriver driver = start();
        assertEquals(driver.capabilities(), driver.capabilities());
        assertTrue(fits(driver.identity().vendor()), "chargePointVendor has 1 to 20 characters");
        assertTrue(fits(driver.identity().model()), "chargePointModel has 1 to 20 characters");
        List<Integer> numbers = driver.capabilities().connectors().stream().map(c -> c.id().value()).toList();
        for (int i = 0; i < numbers.size(); i++) {
            assertEquals(i + 1, numbers.get(i), "connectors are numbered from 1 without gaps");
        }
        Capabilities.Connector outlet = outlet();
        assertTrue(outlet.minMilliampere() >= 6_000, "IEC 61851-1 offers nothing below 6 A");
        assertTrue(outlet.maxMilliampere() >= outlet.minMilliampere());
        assertTrue(outlet.phases() == 1 || outlet.phases() == 3);
        assertFalse(outlet.lock() && outlet.tethered(), "a fixed cable needs no lock");
    }

    private static boolean fits(String text) {
        return !text.isBlank() && text.length() <= 20;
    }

    @Test
    void anOrderForAConnectorThatIsNotThereIsRefused() {
        ChargerDriver driver = start();
        ConnectorId none = new ConnectorId(driver.capabilities().connectors().size() + 1);
        assertThrows(IllegalArgumentException.class, () -> driver.order(none, ConnectorOrder.SAFE));
    }

    @Test
    void aColdStartIsOpenIsReadAndOnlyThenTold() {
        bench.plug(connector());
        bench.car(connector(), Pilot.C);
        ChargerDriver driver = start();
        await(REPORT, "a report", () -> station.last(id()).isPresent());
        TckStation.Report first = station.reports(id()).get(0);
        assertSame(driver, first.from(), "the driver reports as the service it registered");
        assertTrue(first.state().plugged() && first.state().pilot() == Pilot.C, "the whole state");
        steadily(Duration.ofSeconds(5), "no energy without an order", () -> !bench.truth(connector()).contactorClosed());
        assertFalse(station.reports(id()).stream().anyMatch(r -> r.state().contactorClosed()));
    }

    @Test
    void afterTheProcessWasKilledNothingFlowsUntilItIsOrdered() {
        charge();
        bench.die();
        await(bench.watchdog(), "the hardware's watchdog opens", () -> !bench.truth(connector()).contactorClosed());
        int before = station.reports(id()).size();
        start();
        await(REPORT, "a report", () -> station.reports(id()).size() > before);
        assertFalse(station.last(id()).orElseThrow().contactorClosed());
        order(most());
        await(CLOSE, "the charge goes on", () -> bench.truth(connector()).contactorClosed());
    }

    @Test
    void anOrderlyEndLeavesTheHardwareSafe() {
        charge();
        order(ConnectorOrder.SAFE);
        await(OPEN_AFTER_OFFER, "the contactor opens", () -> !bench.truth(connector()).contactorClosed());
        bench.leave();
        steadily(Duration.ofSeconds(10), "and stays so", () -> !bench.truth(connector()).contactorClosed()
                && bench.truth(connector()).offeredMilliampere() == 0);
    }
}
