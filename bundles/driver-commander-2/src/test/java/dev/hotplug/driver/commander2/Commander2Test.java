package dev.hotplug.driver.commander2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.driver.wallbox.PartNumber;
import dev.hotplug.driver.wallbox.WallboxModel;
import dev.hotplug.hardware.Capabilities.Connector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Commander2Test {

    private static WallboxModel model(String partNumber) {
        return WallboxModel.of(PartNumber.parse(partNumber), Commander2.TRAITS);
    }

    @Test
    void readerAndScreen() {
        WallboxModel model = model(Commander2.TRAITS.partNumber());
        assertEquals(true, model.capabilities().cardReader());
        assertEquals(true, model.capabilities().pinEntry());
    }

    /** A socket code changes nothing: all of this model are tethered. */
    @ParameterizedTest
    @CsvSource({"CMX2-0-2-4-8, 3, 32000, 230", "CMX2-S-2-3-8, 3, 16000, 230", "CMX2-W-1-2-8, 1, 32000, 230", "CMX2-0-2-Z-8, 1, 32000, 230"})
    void thePowerCodeGivesTheRatingAndAnUnknownOneTheWeakest(String partNumber, int phases, int milliampere, int volt) {
        Connector outlet = model(partNumber).capabilities().connectors().get(0);
        assertEquals(phases, outlet.phases());
        assertEquals(milliampere, outlet.maxMilliampere());
        assertEquals(volt, outlet.nominalVolt());
        assertFalse(outlet.lock());
        assertTrue(outlet.tethered());
    }

    @Test
    void identifiesByTheFirstFourGroups() {
        assertEquals("CMX2-0-2-4", model(Commander2.TRAITS.partNumber()).identity().model());
    }

    @Test
    void anotherModelsPartNumberIsRefusedWithASentence() {
        String why = assertThrows(IllegalArgumentException.class, () -> model("CPB1-S-2-4-8")).getMessage();
        assertTrue(why.contains("CPB1-S-2-4-8") && why.contains("CMX2"), why);
    }
}
