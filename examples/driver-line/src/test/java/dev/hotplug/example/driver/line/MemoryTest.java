package dev.hotplug.example.driver.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryTest {

    @Test
    void readsWhatItLeaves() {
        Memory memory = new Memory(1_234.5, true);
        assertEquals(Optional.of(memory), Memory.of(memory.facts()));
    }

    @Test
    void readsWhatVersion1Left() {
        assertEquals(Optional.of(new Memory(1_234.5, false)), Memory.of(Map.of("schema", "1", "registerWh", "1234.5")));
    }

    @ParameterizedTest
    @CsvSource({"3, highestWattHour, 1", "2, registerWh, 1", "1, registerWh, x", "1, registerWh, -1", "2, highestWattHour, NaN", "'', a, b"})
    void whatMeansNothingIsNotRead(String schema, String name, String value) {
        assertEquals(Optional.empty(), Memory.of(Map.of("schema", schema, name, value)));
    }
}
