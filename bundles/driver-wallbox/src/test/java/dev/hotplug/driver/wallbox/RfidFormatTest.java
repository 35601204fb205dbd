package dev.hotplug.driver.wallbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RfidFormatTest {

    @ParameterizedTest
    @CsvSource({
        "2A83155E, 5E15832A",
        "04A23C5A, 5A3CA204",
        "04C43BC21C2680, 80261CC23BC404",
        "00010203040506070809, 09080706050403020100"
    })
    void aUidIsSentLittleEndianUpperCaseWithoutSeparators(String asRead, String idTag) {
        assertEquals(idTag, RfidFormat.idTag(HexFormat.of().parseHex(asRead)).value());
    }
}
