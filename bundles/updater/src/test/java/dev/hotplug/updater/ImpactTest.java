package dev.hotplug.updater;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.update.UpdateClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImpactTest {

    private static UpdateClass of(boolean handsOver, String... affected) {
        return Impact.of(List.of(affected), name -> handsOver, UpdateClass.FEATURE);
    }

    @Test
    void theGravestOfTheBundlesDecides() {
        assertEquals(UpdateClass.NONE, of(false));
        assertEquals(UpdateClass.FEATURE, of(false, "dev.hotplug.profile.core", "dev.hotplug.local.page"));
        assertEquals(UpdateClass.LINK, of(false, "dev.hotplug.profile.core", "dev.hotplug.ocpp.dispatch"));
        assertEquals(UpdateClass.LINK, of(true, "dev.hotplug.driver.copper.sb", "dev.hotplug.ocpp.transport"));
        assertEquals(UpdateClass.KEEL, of(true, "dev.hotplug.profile.core", "dev.hotplug.station"));
    }

    @Test
    void aDriverIsHotOnlyWhenItHandsOver_theElectronicsNever() {
        assertEquals(UpdateClass.DRIVER_HOT, of(true, "dev.hotplug.driver.copper.sb", "dev.hotplug.driver.wallbox"));
        assertEquals(UpdateClass.DRIVER, of(false, "dev.hotplug.driver.copper.sb"));
        assertEquals(UpdateClass.DRIVER, of(true, "dev.hotplug.mainboard.simulator"));
    }

    @Test
    void whatIsNotKnownIsKeel() {
        assertEquals(UpdateClass.KEEL, of(true, "org.example.library"));
        assertEquals(UpdateClass.KEEL, of(true, "dev.hotplug.updater"));
        assertEquals(UpdateClass.FEATURE, of(true, "dev.hotplug.update.page"));
        assertEquals(UpdateClass.KEEL, of(true, "dev.hotplug.update.api"));
    }

    @Test
    void aSetMayRaiseItAndNeverLowerIt() {
        assertEquals(UpdateClass.DRIVER, Impact.of(List.of("dev.hotplug.profile.core"), name -> true, UpdateClass.DRIVER));
        assertEquals(UpdateClass.KEEL, Impact.of(List.of("dev.hotplug.station"), name -> true, UpdateClass.FEATURE));
        assertEquals(UpdateClass.NONE, Impact.of(List.of(), name -> true, UpdateClass.KEEL));
    }
}
