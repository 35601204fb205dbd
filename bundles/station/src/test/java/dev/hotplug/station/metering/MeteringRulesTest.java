package dev.hotplug.station.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.MeterReading;
import dev.hotplug.hardware.MeterReading.PhaseReading;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.Location;
import dev.hotplug.model.Measurand;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.SampledValue;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeteringRulesTest {

    private static Readings readings(double l1, double l2, double l3, long wattHour) {
        List<PhaseReading> phases = List.of(
                new PhaseReading(229.96, l1, 230 * l1), new PhaseReading(230, l2, 230 * l2), new PhaseReading(231, l3, 230 * l3));
        return new Readings(new MeterReading(wattHour, phases, 49.987, 31.25), wattHour, 16_000, 11_040, Location.Outlet);
    }

    @Test
    @Shows({"S14", "S63"})
    void everyMeasurand_withItsUnitAndPhases() {
        List<String> values = readings(16, 15.987, 0, 1234).values(Arrays.asList(Measurand.values()), ReadingContext.TRIGGER)
                .stream().map(MeteringRulesTest::text).toList();
        assertEquals(List.of(
                "Current.Import 16 L1 A", "Current.Import 15.99 L2 A", "Current.Import 0 L3 A",
                "Current.Offered 16 - A",
                "Energy.Active.Import.Register 1234 - Wh",
                "Frequency 49.99 - -",
                "Power.Active.Import 7357 - W",
                "Power.Offered 11040 - W",
                "Temperature 31.3 - Celcius",
                "Voltage 230 L1-N V", "Voltage 230 L2-N V", "Voltage 231 L3-N V"), values);
    }

    @Test
    void whatIsNotMeasured_isLeftOut() {
        Readings none = new Readings(MeterReading.NONE, 5, 0, 0, Location.Outlet);
        assertTrue(none.values(List.of(Measurand.FREQUENCY, Measurand.TEMPERATURE, Measurand.SOC), ReadingContext.TRIGGER).isEmpty());
    }

    @Test
    @Shows({"ConnectorPhaseRotation", "S61"})
    void s61_theInletAddsUpByGridPhase() {
        Map<ConnectorId, Readings> outlets = new TreeMap<>(Map.of(
                new ConnectorId(1), readings(10, 0, 0, 100), new ConnectorId(2), readings(6, 1, 0, 200)));
        Readings inlet = Inlet.of(outlets, PhaseRotation.parse("1.RST,2.STR"));
        assertEquals(List.of(10.0, 6.0, 1.0), inlet.meter().phases().stream().map(PhaseReading::ampere).toList());
        assertEquals(300, inlet.energyWattHour());
        assertEquals(32_000, inlet.offeredMilliampere());
        assertEquals(Location.Inlet, inlet.location());
    }

    @ParameterizedTest
    @CsvSource({
        "1.RST, true", "0.RST, true", "'1.Unknown,0.NotApplicable', true", "2.RST, false", "'1.RST,1.STR', false",
        "1.RRR, false", "RST, false", "-1.RST, false", "1.rst, false"
    })
    void connectorPhaseRotation_isJudged(String value, boolean good) {
        assertEquals(good, PhaseRotation.judge(value, 1).value().isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z, 900, 2026-03-01T12:15:00Z",
        "2026-03-01T12:14:59.999Z, 900, 2026-03-01T12:15:00Z",
        "2026-03-01T23:50:00Z, 900, 2026-03-02T00:00:00Z",
        "2026-03-01T00:00:01Z, 86400, 2026-03-02T00:00:00Z",
        "2026-03-01T23:59:00Z, 7000, 2026-03-02T00:00:00Z",
        "2026-03-01T00:00:00Z, 7000, 2026-03-01T01:56:40Z"
    })
    @Shows("S59")
    void s59_clockAlignedMomentsCountFromMidnightUtc(Instant now, int seconds, Instant next) {
        assertEquals(next, Schedules.nextAligned(now, Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({"1000,10000,1000,11000", "1000,10000,11000,21000", "1000,10000,10999,11000", "1000,10000,35000,41000"})
    @Shows("S58")
    void s58_periodicMomentsCountFromTheStart(long start, long interval, long now, long next) {
        assertEquals(next, Schedules.nextPeriodic(start, interval, now));
    }

    private static String text(SampledValue v) {
        return v.measurand().wireName() + " " + v.value().toPlainString() + " "
                + v.phase().map(p -> p.wireName()).orElse("-") + " " + v.unit().map(Enum::name).orElse("-");
    }
}
