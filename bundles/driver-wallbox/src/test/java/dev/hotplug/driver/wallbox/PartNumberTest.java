package dev.hotplug.driver.wallbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.driver.wallbox.PartNumber.Code;
import dev.hotplug.driver.wallbox.PartNumber.Group;
import dev.hotplug.driver.wallbox.PartNumber.Promise;
import dev.hotplug.driver.wallbox.PartNumber.Rating;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartNumberTest {

    private static String meaning(String partNumber, Group group) {
        return PartNumber.parse(partNumber).code(group).meaning();
    }

    @Test
    void theGroupsOfTheGuide() {
        PartNumber part = PartNumber.parse("CPB1-S-2-4-8");
        assertEquals(
                List.of("Copper SB", "socket", "Type 2", "22 kW", "residual current detection (DC 6 mA), RFID, OCPP"),
                part.codes().stream().map(Code::meaning).toList());
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
        assertEquals(Optional.of(new Rating(phases, milliampere, volt)), PartNumber.parse("CPB1-S-2-" + code + "-8").rating());
    }

    @ParameterizedTest
    @CsvSource({
        "CPB1-S-2-4-8, true, true, false, true",
        "CPB1-S-2-4-9, false, , , ",
        "PLP1-0-2-4-9-002-E, true, false, false, true",
        "PLP1-0-2-4-F, true, false, true, true",
        "PLP1-0-2-4-8, false, , , ",
        "PLP1-0-2-4-3-SE1-A, false, , , ",
        "PUP1-U-1-6-C, true, false, false, false",
        "PUP1-U-1-5-G-002, true, false, false, false",
        "CMX2-0-2-4-8, true, true, false, true"
    })
    void theVersionOfTheRightModelMakesPromises(String text, boolean ocpp, Boolean rfid, Boolean earth, Boolean dc) {
        PartNumber part = PartNumber.parse(text);
        assertEquals(ocpp, part.ocpp());
        assertEquals(Optional.ofNullable(rfid), part.promises(Promise.RFID));
        assertEquals(Optional.ofNullable(earth), part.promises(Promise.EARTH_DETECTION));
        assertEquals(Optional.ofNullable(dc), part.promises(Promise.RESIDUAL_CURRENT_DC));
    }

    @ParameterizedTest
    @CsvSource({"S, socket", "W, socket with shutter", "U, 'fixed cable, 25 ft'", "0, 'fixed cable, 5 m'", "M, 'fixed cable, 7 m'"})
    void theCableCodes(String code, String meaning) {
        assertEquals(meaning, meaning("CPB1-" + code + "-2-4-8", Group.CABLE));
    }

    @Test
    void customAndRevision() {
        assertEquals("black", meaning("PUP1-U-1-6-C-002-B", Group.CUSTOM));
        assertEquals("revision B", meaning("PUP1-U-1-6-C-002-B", Group.REVISION));
        assertEquals(5, PartNumber.parse("PUP1-U-1-6-C").codes().size());
    }

    @Test
    void unknownCodesAreKeptAndMarked() {
        PartNumber part = PartNumber.parse("ABC1-Q-3-7-Z-CUSTOM-R9");
        assertEquals("ABC1-Q-3-7-Z-CUSTOM-R9", part.text());
        assertEquals("ABC1-Q-3-7", part.chargePointModel());
        assertEquals(
                List.of("model ABC1", "cable Q", "EVC 3", "power 7", "version Z", "custom CUSTOM", "revision R9"), part.unknown());
        assertEquals(new Code(Group.POWER, "7", "unknown", false), part.code(Group.POWER));
        assertEquals(Optional.empty(), part.rating());
    }

    @Test
    void lowerCaseAndMissingTailGroupsAreRead() {
        PartNumber part = PartNumber.parse(" cpb1-w-2 ");
        assertEquals("CPB1-W-2", part.text());
        assertEquals("socket with shutter", part.code(Group.CABLE).meaning());
        assertEquals(List.of("power (missing)", "version (missing)"), part.unknown());
        assertFalse(part.ocpp());
        assertEquals("", PartNumber.parse("").group(3));
    }

    @Test
    void noCodeStandsTwiceInTheTable() {
        List<PartNumberTable.Row> rows = PartNumberTable.OURS.rows();
        rows.forEach(row -> assertEquals(
                Optional.of(row), PartNumberTable.OURS.find(row.group(), row.code(), row.models().stream().findFirst().orElse("")), row::toString));
    }
}
