package dev.hotplug.ocpp.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.testkit.Shows;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z,             2026-03-01T12:00:00Z",
        "2026-03-01t12:00:00z,             2026-03-01T12:00:00Z",
        "2026-03-01T12:00Z,                2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00.5Z,           2026-03-01T12:00:00.500Z",
        "2026-03-01T12:00:00.123456789Z,   2026-03-01T12:00:00.123456789Z",
        "2026-03-01T12:00:00.12345678912Z, 2026-03-01T12:00:00.123456789Z",
        "2026-03-01T13:00:00+01:00,        2026-03-01T12:00:00Z",
        "2026-03-01T13:00:00+0100,         2026-03-01T12:00:00Z",
        "2026-03-01T13:00:00+01,           2026-03-01T12:00:00Z",
        "2026-03-01T06:30:00.250-05:30,    2026-03-01T12:00:00.250Z",
        "2026-03-01T12:00:00-00:00,        2026-03-01T12:00:00Z",
    })
    @Shows("S13")
    void anyZoneAndAnyFractionAreRead_statement13(String text, Instant instant) {
        assertEquals(Optional.of(instant), Dates.parse(text, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "now", "2026-03-01", "2026-03-01T12:00:00", "2026-02-30T12:00:00Z", "2026-03-01T25:00:00Z", "2026-03-01T12:00:00ZZ",
        "+999999999-03-01T12:00:00Z", "1772366400", "2026-03-01 12:00:00Z", "2026-03-01T12:00:00+99:00", "2026-03-01T12:00:00Z "
    })
    void whatIsNoDateIsNone(String text) {
        assertEquals(Optional.empty(), Dates.parse(text, true));
    }

    @Test
    void aDateWithoutZoneIsUtcWhereThatIsAllowed() {
        assertEquals(Optional.of(Instant.parse("2026-03-01T12:00:00Z")), Dates.parse("2026-03-01T12:00:00", false));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z,           2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00.000000001Z, 2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00.120Z,       2026-03-01T12:00:00.120Z",
    })
    @Shows("S13")
    void datesAreWrittenInUtcWithoutInsignificantDigits_statement13(Instant instant, String text) {
        assertEquals(text, Dates.format(instant));
    }
}
