package dev.hotplug.driver.pulsar.plus.na;

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

class PulsarPlusNaTest {

    private static WallboxModel model(String partNumber) {
        return WallboxModel.of(PartNumber.parse(partNumber), PulsarPlusNa.TRAITS);
    }

    @Test
    void readerAndScreen() {
        WallboxModel model = model(PulsarPlusNa.TRAITS.partNumber());
        assertEquals(false, model.capabilities().cardReader());
        assertEquals(false, model.capabilities().pinEntry());
    }

    /** A socket code changes nothing: all of this model are tethered. */
    @ParameterizedTest
    @CsvSource({"PUP1-U-1-6-C, 1, 48000, 240", "PUP1-U-1-5-G, 1, 40000, 240", "PUP1-U-1-5-C-002, 1, 40000, 240", "PUP1-U-1-Z-C, 1, 40000, 240"})
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
        assertEquals("PUP1-U-1-6", model(PulsarPlusNa.TRAITS.partNumber()).identity().model());
    }

    @Test
    void anotherModelsPartNumberIsRefusedWithASentence() {
        String why = assertThrows(IllegalArgumentException.class, () -> model("PLP1-0-2-4-9")).getMessage();
        assertTrue(why.contains("PLP1-0-2-4-9") && why.contains("PUP1"), why);
    }
}
