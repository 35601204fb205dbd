package dev.hotplug.driver.copper.sb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.driver.wallbox.PartNumber;
import dev.hotplug.driver.wallbox.WallboxModel;
import dev.hotplug.hardware.Capabilities.Connector;
import dev.hotplug.hardware.ChargerIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopperSbTest {

    private static WallboxModel model(String partNumber) {
        return WallboxModel.of(PartNumber.parse(partNumber), CopperSb.TRAITS);
    }

    private static Connector socket(String partNumber) {
        return model(partNumber).capabilities().connectors().get(0);
    }

    @Test
    void isOneSocketWithALockAndAReaderAndNoScreen() {
        WallboxModel model = model(CopperSb.TRAITS.partNumber());
        assertTrue(model.capabilities().cardReader());
        assertFalse(model.capabilities().pinEntry());
        assertEquals(1, model.capabilities().connectors().size());
        Connector socket = socket(CopperSb.TRAITS.partNumber());
        assertTrue(socket.lock());
        assertFalse(socket.tethered());
        assertFalse(socket.phaseSwitching());
        assertEquals(6_000, socket.minMilliampere());
        assertEquals(230, socket.nominalVolt());
    }

    @ParameterizedTest
    @CsvSource({"CPB1-S-2-4-8, 3, 32000", "CPB1-W-2-3-8, 3, 16000", "CPB1-S-2-2-8, 1, 32000", "CPB1-S-2-Z-8, 3, 16000"})
    void thePowerCodeGivesTheRatingAndAnUnknownOneTheWeakest(String partNumber, int phases, int milliampere) {
        assertEquals(phases, socket(partNumber).phases());
        assertEquals(milliampere, socket(partNumber).maxMilliampere());
    }

    @Test
    void identifiesAsTheVendorDoes() {
        assertEquals(
                new ChargerIdentity("Wall Box Chargers", "CPB1-S-2-4", "CPB1-S-2-4-8-002-A", "com.wallbox", "Internal NON compliant"),
                model("cpb1-s-2-4-8-002-a").identity());
    }

    @Test
    void anotherModelsPartNumberIsRefusedWithASentence() {
        String why = assertThrows(IllegalArgumentException.class, () -> model("PLP1-0-2-4-9")).getMessage();
        assertTrue(why.contains("PLP1-0-2-4-9") && why.contains("Copper SB") && why.contains("CPB1"), why);
    }
}
