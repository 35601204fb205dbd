package dev.hotplug.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"CPB1-S-2-4-8", "cpb1-w-2-3-8", "CPB1-S-2-4-8-002", "CPB1-S-2-4-8-SE1-A", "CPB1-X-Y-Z-9"})
    void takesEveryNumberOfTheModel(String text) {
        assertEquals(text.toUpperCase(Locale.ROOT), PartNumber.check("It", text, "copper-sb", "CPB1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CPB1", "CPB1-S-2", "CPB1_S_2_4_8", "CPB1-SS-2-4-8", "CPB1-S-2-4-8-", "CPB1-S-2-4-8-002-A-B"})
    void refusesAnotherForm(String text) {
        Refusal refusal = assertThrows(Refusal.class, () -> PartNumber.check("It", text, "copper-sb", "CPB1"));

        assertTrue(refusal.getMessage().contains("MODEL-CABLE-EVC-POWER[-VERSION"), refusal.getMessage());
    }

    @Test
    void refusesAnotherModel() {
        Refusal refusal = assertThrows(Refusal.class, () -> PartNumber.check("It", "PLP1-0-2-4-9", "copper-sb", "CPB1"));

        assertTrue(refusal.getMessage().contains("begin with CPB1"), refusal.getMessage());
    }
}
