package dev.hotplug.driver.wallbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.driver.wallbox.PartNumber.Cable;
import dev.hotplug.driver.wallbox.PartNumber.Evc;
import dev.hotplug.driver.wallbox.PartNumber.Model;
import dev.hotplug.driver.wallbox.PartNumber.Power;
import dev.hotplug.driver.wallbox.PartNumber.Version;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartNumberTest {

    @Test
    void theGroupsOfTheGuide() {
        PartNumber part = PartNumber.parse("CPB1-S-2-4-8");
        assertEquals(Optional.of(Model.COPPER_SB), part.model());
        assertEquals(Optional.of(Cable.SOCKET), part.cable());
        assertEquals(Optional.of(Evc.TYPE_2), part.evc());
        assertEquals(Optional.of(Power.KW_22), part.power());
        assertEquals(Optional.of(Version.RCD_RFID_OCPP), part.version());
        assertEquals("CPB1-S-2-4", part.chargePointModel());
        assertEquals(List.of(), part.unknown());
        assertTrue(part.ocpp());
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, 32000, 230",
        "3, 3, 16000, 230",
        "4, 3, 32000, 230",
        "5, 1, 40000, 240",
        "6, 1, 48000, 240"
    })
    void thePowerCodeGivesPhasesAndCurrent(String code, int phases, int milliampere, int volt) {
        Power power = PartNumber.parse("CPB1-S-2-" + code + "-8").power().orElseThrow();
        assertEquals(phases, power.phases());
        assertEquals(milliampere, power.maxMilliampere());
        assertEquals(volt, power.nominalVolt());
    }

    @ParameterizedTest
    @CsvSource({
        "CPB1-S-2-4-8, true, true",
        "CPB1-S-2-4-9, false, false",
        "PLP1-0-2-4-9-002-E, true, false",
        "PLP1-0-2-4-F, true, false",
        "PLP1-0-2-4-8, false, false",
        "PLP1-0-2-4-3-SE1-A, false, false",
        "PUP1-U-1-6-C, true, false",
        "PUP1-U-1-5-G-002, true, false",
        "CMX2-0-2-4-8, true, true"
    })
    void theVersionOfTheRightModelPromisesOcppAndRfid(String text, boolean ocpp, boolean rfid) {
        PartNumber part = PartNumber.parse(text);
        assertEquals(ocpp, part.ocpp());
        assertEquals(rfid, part.version().map(Version::rfid).orElse(false));
    }

    @ParameterizedTest
    @CsvSource({"S, SOCKET", "W, SOCKET_WITH_SHUTTER", "U, CABLE_25_FEET", "0, CABLE_5_METRES", "M, CABLE_7_METRES"})
    void theCableCodes(String code, Cable cable) {
        assertEquals(Optional.of(cable), PartNumber.parse("CPB1-" + code + "-2-4-8").cable());
    }

    @Test
    void unknownCodesAreKeptAndNamed() {
        PartNumber part = PartNumber.parse("ABC1-Q-3-7-Z-CUSTOM-R");
        assertEquals("ABC1-Q-3-7-Z-CUSTOM-R", part.text());
        assertEquals("ABC1-Q-3-7", part.chargePointModel());
        assertEquals(List.of("model ABC1", "cable Q", "EVC 3", "power 7", "version Z"), part.unknown());
        assertEquals("CUSTOM", part.group(5));
        assertEquals("R", part.group(6));
    }

    @Test
    void lowerCaseAndMissingTailGroupsAreRead() {
        PartNumber part = PartNumber.parse(" cpb1-w-2 ");
        assertEquals("CPB1-W-2", part.text());
        assertEquals(Optional.of(Cable.SOCKET_WITH_SHUTTER), part.cable());
        assertEquals(List.of("power (missing)", "version (missing)"), part.unknown());
        assertFalse(part.ocpp());
        assertEquals("", PartNumber.parse("").group(3));
    }
}
