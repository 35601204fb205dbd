package dev.hotplug.station.chargepoint;

import static dev.hotplug.station.chargepoint.Bench.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.Location;
import dev.hotplug.model.Measurand;
import dev.hotplug.model.Phase;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.SampledValue;
import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Settings.Change;
import dev.hotplug.station.event.MeterValuesSampled;
import dev.hotplug.station.event.TransactionStopped.Sample;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeterStoriesTest {

    private static List<Long> secondsSinceStart(Bench bench) {
        Instant start = bench.starts().get(0).at().wall();
        return bench.samples().stream().map(s -> Duration.between(start, s.at().wall()).toSeconds()).toList();
    }

    @Test
    @Shows("S58")
    void s58_samplesCountFromTheStart() {
        Bench bench = Bench.with("MeterValueSampleInterval", "10").advance(7).charging().charge(35);
        assertEquals(List.of(10L, 20L, 30L), secondsSinceStart(bench));
        MeterValuesSampled first = bench.samples().get(0);
        assertEquals(ReadingContext.SAMPLE_PERIODIC, first.values().get(0).context());
        assertEquals(bench.starts().get(0).transaction(), first.transaction().orElseThrow());
    }

    @Test
    @Shows({"MeterValueSampleInterval", "S58"})
    void s58_changedInterval_appliesToTheRunningTransaction() {
        Bench bench = Bench.with("MeterValueSampleInterval", "0").charging().charge(15);
        assertTrue(bench.samples().isEmpty());
        bench.set("MeterValueSampleInterval", "10").charge(10);
        assertEquals(List.of(20L), secondsSinceStart(bench));
        bench.set("MeterValueSampleInterval", "0").charge(30);
        assertEquals(1, bench.samples().size());
    }

    @Test
    void noSamplesAfterTheEnd() {
        Bench bench = Bench.with("MeterValueSampleInterval", "10").charging().charge(15).tap(ANNA).advance(60);
        assertEquals(1, bench.samples().size());
    }

    @Test
    @Shows({"ClockAlignedDataInterval", "S59", "S60", "S61"})
    void s59_alignedToMidnightUtc_alsoWithoutTransaction_connectorZeroFirst() {
        Bench bench = Bench.with("ClockAlignedDataInterval", "900").advance(7).set("ClockAlignedDataInterval", "900");
        bench.advance(1800);
        List<MeterValuesSampled> samples = bench.samples();
        assertEquals(List.of("0 12:15", "1 12:15", "0 12:30", "1 12:30"),
                samples.stream().map(s -> s.connector() + " " + s.at().wall().toString().substring(11, 16)).toList());
        assertTrue(samples.stream().allMatch(s -> s.at().wall().getEpochSecond() % 900 == 0));
        assertTrue(samples.stream().allMatch(s -> s.transaction().isEmpty()), "s60");
        assertEquals(Location.Inlet, samples.get(0).values().get(0).location());
        assertEquals(Location.Outlet, samples.get(1).values().get(0).location());
    }

    @Test
    @Shows("S59")
    void s59_alsoAfterAClockCorrection() {
        Bench bench = Bench.with("ClockAlignedDataInterval", "900");
        bench.loop.run(() -> bench.time.correct(Instant.parse("2026-05-01T08:59:50Z")));
        bench.advance(11);
        assertEquals("2026-05-01T09:00", bench.samples().get(0).at().wall().toString().substring(0, 16));
        assertEquals(0, bench.samples().get(0).at().wall().getEpochSecond() % 900);
    }

    @Test
    @Shows("S60")
    void s60_alignedInATransaction_namesItExceptOnConnectorZero() {
        Bench bench = Bench.with("ClockAlignedDataInterval", "60").charging().charge(60);
        MeterValuesSampled zero = bench.samples().get(0);
        MeterValuesSampled one = bench.samples().get(1);
        assertTrue(zero.connector().isChargePoint() && zero.transaction().isEmpty());
        assertTrue(one.transaction().isPresent());
        assertEquals(ReadingContext.SAMPLE_CLOCK, one.values().get(0).context());
    }

    @Test
    @Shows("S61")
    void s61_onePhaseOneValue_andTheInletIsTheSum() {
        Bench bench = new Bench(new MemoryStore(), new MemorySettings(), new FakeCharger(FakeCharger.twoSockets()), 1).begin();
        bench.set("MeterValuesSampledData", "Current.Import,Energy.Active.Import.Register");
        bench.plug(1, dev.hotplug.hardware.Pilot.C).tap(ANNA).plug(2, dev.hotplug.hardware.Pilot.C).tap(Bench.BERT);
        List<SampledValue> one = bench.station.sample(new ConnectorId(1), ReadingContext.TRIGGER);
        assertEquals(List.of(Phase.L1, Phase.L2, Phase.L3),
                one.stream().flatMap(v -> v.phase().stream()).toList());
        List<SampledValue> zero = bench.station.sample(ConnectorId.CHARGE_POINT, ReadingContext.TRIGGER);
        assertEquals("32", zero.get(0).value().toPlainString());
        assertEquals("2000", zero.get(3).value().toPlainString());
    }

    @Test
    @Shows("S62")
    void s62_oneUnknownMeasurand_refusesTheWholeList() {
        Bench bench = Bench.online();
        assertEquals(Change.Status.Rejected, change(bench, "MeterValuesSampledData", "Voltage,SoC"));
        assertEquals(Change.Status.Rejected, change(bench, "StopTxnAlignedData", "Temperature"), "this model has no sensor");
        assertEquals(Change.Status.Accepted, change(bench, "MeterValuesSampledData", "Voltage,Frequency"));
        assertEquals(Change.Status.Rejected, change(bench, "MeterValuesSampledDataMaxLength", "3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MeterValuesAlignedData", "MeterValuesSampledData", "StopTxnAlignedData", "StopTxnSampledData"})
    @Shows({
            "MeterValuesAlignedDataMaxLength", "MeterValuesSampledDataMaxLength", "StopTxnAlignedDataMaxLength",
            "StopTxnSampledDataMaxLength", "S62"
    })
    void s62_whateverAModelMeasuresFitsIntoMaxLength(String key) {
        Bench bench = Bench.online(FakeCharger.everySensor());
        List<String> measured = Stream.of(Measurand.values())
                .map(Measurand::wireName)
                .filter(name -> change(bench, key, name) == Change.Status.Accepted)
                .toList();
        assertEquals(bench.settings.value(key + "MaxLength").orElseThrow(), Integer.toString(measured.size()));
        assertEquals(Change.Status.Accepted, change(bench, key, String.join(",", measured)));
        assertEquals(String.join(",", measured), bench.settings.value(key).orElseThrow());
    }

    @Test
    @Shows("S62")
    void s62_oneItemMoreThanMaxLength_isRefused() {
        Setting list = Setting.list("Two", "", () -> Set.of("a", "b", "c"), 2, "At most two.");
        assertTrue(list.rule().judge("a,b").value().isPresent());
        assertTrue(list.rule().judge("a,b,A").value().isPresent(), "none is counted twice");
        assertTrue(list.rule().judge("a,b,c").refusal().isPresent());
    }

    @Test
    void s64_triggeredValues_areTheNewest_withContextTrigger() {
        Bench bench = Bench.online().charging().charge(3);
        SampledValue value = bench.station.sample(new ConnectorId(1), ReadingContext.TRIGGER).get(0);
        assertEquals(ReadingContext.TRIGGER, value.context());
        assertEquals("1030", value.value().toPlainString());
    }

    @Test
    @Shows({"StopTxnSampledData", "S56"})
    void s56_stopCarriesBeginIntermediateAndEnd() {
        Bench bench = Bench.with("StopTxnSampledData", "Energy.Active.Import.Register", "MeterValueSampleInterval", "10");
        List<Sample> data = bench.charging().charge(25).tap(ANNA).stops().get(0).transactionData();
        assertEquals(List.of(ReadingContext.TRANSACTION_BEGIN, ReadingContext.SAMPLE_PERIODIC,
                ReadingContext.SAMPLE_PERIODIC, ReadingContext.TRANSACTION_END), contexts(data));
        assertEquals("1000", data.get(0).values().get(0).value().toPlainString());
        assertEquals(Long.toString(bench.stops().get(0).meterStopWattHour()),
                data.get(3).values().get(0).value().toPlainString());
    }

    @Test
    @Shows({"StopTransactionMaxMeterValues", "S56"})
    void s56_tooMany_dropsIntermediateOnes_neverBeginAndEnd() {
        Bench bench = Bench.with("StopTxnSampledData", "Energy.Active.Import.Register", "MeterValueSampleInterval", "1",
                "StopTransactionMaxMeterValues", "6");
        List<Sample> data = bench.charging().charge(100).tap(ANNA).stops().get(0).transactionData();
        assertTrue(data.size() <= 6 && data.size() >= 3, "size " + data.size());
        assertEquals(ReadingContext.TRANSACTION_BEGIN, contexts(data).get(0));
        assertEquals(ReadingContext.TRANSACTION_END, contexts(data).get(data.size() - 1));
        assertEquals(0, bench.store.size("transaction-data"), "rows are gone with the transaction");
    }

    @Test
    @Shows("S56")
    void s56_emptyLists_noData() {
        assertTrue(Bench.online().charging().charge(5).tap(ANNA).stops().get(0).transactionData().isEmpty());
    }

    @Test
    @Shows("S23")
    void s23_clockSetBack_doesNotMoveTimesOfATransactionBackwards() {
        Bench bench = Bench.with("MeterValueSampleInterval", "10");
        bench.time.correct(Instant.parse("2026-06-01T10:00:00Z"));
        bench.charging().charge(15);
        bench.time.correct(Instant.parse("2026-06-01T09:00:00Z"));
        bench.charge(20).tap(ANNA);
        List<Instant> times = bench.log().stream().map(e -> bench.time.date(e.at())).toList();
        assertEquals(times.stream().sorted().toList(), times);
    }

    @Test
    @Shows("S57")
    void s57_energyValuesNeverFall_andNoneIsAboveMeterStop() {
        Bench bench = Bench.with("MeterValueSampleInterval", "3").charging().charge(10);
        bench.charger.socket(1).registerWattHour -= 60;
        bench.settle().charge(7).tap(ANNA);
        List<Long> energy = Stream.concat(
                Stream.of(bench.starts().get(0).meterStartWattHour()),
                bench.samples().stream().flatMap(s -> s.values().stream())
                        .filter(v -> v.measurand() == Measurand.ENERGY_ACTIVE_IMPORT_REGISTER)
                        .map(v -> v.value().longValueExact())).toList();
        assertEquals(energy.stream().sorted().toList(), energy);
        assertFalse(energy.get(energy.size() - 1) > bench.stops().get(0).meterStopWattHour());
    }

    private static List<ReadingContext> contexts(List<Sample> data) {
        return data.stream().map(s -> s.values().get(0).context()).toList();
    }

    private static Change.Status change(Bench bench, String name, String value) {
        return Optional.of(bench.settings.change(name, value).toCompletableFuture().join()).orElseThrow().status();
    }
}
