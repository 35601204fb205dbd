package dev.hotplug.driver.pulsar.plus;

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

class PulsarPlusTest {

    private static WallboxModel model(String partNumber) {
        return WallboxModel.of(PartNumber.parse(partNumber), PulsarPlus.TRAITS);
    }

    @Test
    void readerAndScreen() {
        WallboxModel model = model(PulsarPlus.TRAITS.partNumber());
        assertEquals(false, model.capabilities().cardReader());
        assertEquals(false, model.capabilities().pinEntry());
    }

    /** A socket code changes nothing: all of this model are tethered. */
    @ParameterizedTest
    @CsvSource({"PLP1-0-2-4-9, 3, 32000, 230", "PLP1-0-2-3-F, 3, 16000, 230", "PLP1-M-2-2-9, 1, 32000, 230", "PLP1-S-2-Z-9, 1, 32000, 230"})
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
        assertEquals("PLP1-0-2-4", model(PulsarPlus.TRAITS.partNumber()).identity().model());
    }

    @Test
    void anotherModelsPartNumberIsRefusedWithASentence() {
        String why = assertThrows(IllegalArgumentException.class, () -> model("CPB1-S-2-4-8")).getMessage();
        assertTrue(why.contains("CPB1-S-2-4-8") && why.contains("PLP1"), why);
    }
}
