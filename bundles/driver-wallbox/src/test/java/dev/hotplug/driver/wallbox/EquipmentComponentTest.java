package dev.hotplug.driver.wallbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.hardware.Equipment.Item;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquipmentComponentTest {

    private static Optional<String> withoutOcpp(String partNumber) {
        return new EquipmentComponent(partNumber).withoutOcpp();
    }

    @Test
    void aVersionWithOcppHasIt() {
        assertEquals(Optional.empty(), withoutOcpp("PLP1-0-2-4-9"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "PLP1-0-2-4-3-SE1-A | the part number PLP1-0-2-4-3-SE1-A is one without OCPP: its version is 3, and those with OCPP are 9 and F",
        "cpb1-s-2-4         | the part number CPB1-S-2-4 is one without OCPP: its version is missing, and those with OCPP are 8",
        "ABC1-S-2-4-8       | the part number ABC1-S-2-4-8 is one without OCPP: its version is 8"
    })
    void anotherOneSaysWhyNot(String partNumber, String why) {
        assertEquals(Optional.of(why), withoutOcpp(partNumber));
    }

    @Test
    void withoutAPartNumberNothingIsKnownToBeMissing() {
        assertEquals(Optional.empty(), withoutOcpp(""));
    }

    @Test
    void theGroupsAreNamedWithTheirMeaning() {
        assertEquals(
                new Item("custom", "SE1", "unknown", false),
                new EquipmentComponent("PLP1-0-2-4-3-SE1-A").items().get(5));
    }
}
