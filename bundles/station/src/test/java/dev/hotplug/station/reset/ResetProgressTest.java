package dev.hotplug.station.reset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.station.Station.ResetType;
import dev.hotplug.testkit.Shows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResetProgressTest {

    @ParameterizedTest
    @CsvSource({
        "Hard, 999, 0, 0, false", "Hard, 1000, 0, 0, true", "Hard, 1000, 0, 1, true", "Hard, 1000, 1, 1, false",
        "Hard, 12999, 1, 1, false", "Hard, 13000, 1, 1, true", "Soft, 1000, 0, 0, true", "Soft, 1000, 0, 1, false",
        "Soft, 9999, 0, 1, false", "Soft, 10000, 0, 1, true", "Soft, 10000, 1, 1, false", "Soft, 13000, 1, 1, true"
    })
    @Shows("S70")
    void s70_whenTheProcessMayEnd(ResetType type, long elapsed, int open, int unanswered, boolean done) {
        assertEquals(done, new ResetProgress(type, elapsed, open, unanswered).done());
    }
}
