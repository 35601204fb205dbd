package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the keys about meter values do (statements 56 to 63). */
class MeterKeysTest extends BenchTest {

    private static final String CARD = "DADADADA";

    @Test
    @Shows({"MeterValueSampleInterval", "MeterValues", "S58", "TC_070"})
    void meterValueSampleInterval_countsFromTheStart_andAChangeAppliesToTheRunningTransaction_s58() {
        bench.set("MeterValueSampleInterval", 0);
        Instant started = Instant.parse(text(bench.chargeUntilEnergyFlows(CARD), "timestamp"));
        assertEquals(List.of(), samples("Sample.Periodic"));
        bench.set("MeterValueSampleInterval", 1);
        List<WireCentralSystem.Call> calls = centralSystem.awaitCalls("MeterValues", 3, Bench.SOON);
        for (WireCentralSystem.Call call : calls) {
            long millis = Duration.between(started, at(call)).toMillis() % 1_000;
            assertTrue(millis < 450 || millis > 900, "sample " + millis + " ms off the second of the start");
            assertEquals(1, number(call, "connectorId"));
            assertTrue(number(call, "transactionId") > 0);
        }
        bench.set("MeterValueSampleInterval", 0);
        int before = centralSystem.calls("MeterValues").size();
        bench.tap(CARD);
        centralSystem.awaitCall("StopTransaction");
        assertTrue(centralSystem.calls("MeterValues").size() <= before + 1, "none any more");
    }

    @Test
    @Shows({"MeterValuesSampledData", "MeterValues", "S61", "S63", "TC_070"})
    void meterValuesSampledData_namesWhatIsSampled_withUnitsPhasesAndLocation_s61_s63() {
        bench.set("MeterValuesSampledData", "Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage,Current.Offered,Power.Offered");
        bench.set("MeterValueSampleInterval", 1);
        bench.chargeUntilEnergyFlows(CARD);
        JsonNode sample = centralSystem.awaitCall("MeterValues", c -> power(c) > 10_000).payload().path("meterValue").path(0);
        assertEquals(List.of("L1", "L2", "L3"), phases(sample, "Current.Import"));
        assertEquals(List.of("L1-N", "L2-N", "L3-N"), phases(sample, "Voltage"));
        assertEquals(1, values(sample, "Energy.Active.Import.Register").size());
        assertEquals(1, values(sample, "Current.Offered").size());
        assertEquals(1, values(sample, "Power.Offered").size());
        sample.path("sampledValue").forEach(value -> {
            assertTrue(List.of("Outlet", "").contains(value.path("location").asText()), value.toString());
            assertEquals(unit(value.path("measurand").asText()), value.path("unit").asText("Wh"));
        });
        assertEquals("Accepted", bench.change("MeterValuesSampledData", ""));
        int before = centralSystem.calls("MeterValues").size();
        bench.value("MeterValuesSampledData");
        bench.tap(CARD);
        centralSystem.awaitCall("StopTransaction");
        assertTrue(centralSystem.calls("MeterValues").size() <= before + 1, "an empty list sends nothing");
    }

    @Test
    @Shows({"ClockAlignedDataInterval", "MeterValues", "S59", "S60", "TC_071"})
    void clockAlignedDataInterval_isAlignedToTheDay_alsoWithoutATransaction_s59_s60() {
        bench.set("ClockAlignedDataInterval", 2);
        centralSystem.awaitCalls("MeterValues", 4, Bench.SOON);
        for (WireCentralSystem.Call call : centralSystem.calls("MeterValues")) {
            long millis = at(call).toEpochMilli() % 2_000;
            assertTrue(millis < 800, "sample " + millis + " ms after its moment");
            assertFalse(call.payload().has("transactionId"));
        }
        assertEquals(List.of(0L, 1L), centralSystem.calls("MeterValues").stream()
                .map(c -> number(c, "connectorId")).distinct().sorted().toList());
        bench.set("ClockAlignedDataInterval", 0);
        centralSystem.forget();
        bench.set("ConnectionTimeOut", 2);
        world.plug();
        centralSystem.awaitStatusOf(1, "Finishing");
        assertEquals(List.of(), centralSystem.calls("MeterValues"), "0: none for 2 s");
    }

    @Test
    @Shows({"MeterValuesAlignedData", "MeterValues", "S60", "S61", "TC_071"})
    void meterValuesAlignedData_namesWhatIsSampled_forTheInletAndTheOutlet_s60_s61() {
        bench.set("MeterValuesAlignedData", "Current.Import,Voltage");
        bench.chargeUntilEnergyFlows(CARD);
        bench.set("ClockAlignedDataInterval", 1);
        WireCentralSystem.Call inlet = centralSystem.awaitCall("MeterValues", c -> number(c, "connectorId") == 0);
        WireCentralSystem.Call outlet = centralSystem.awaitCall("MeterValues", c -> number(c, "connectorId") == 1);
        assertFalse(inlet.payload().has("transactionId"), "none for connector 0");
        assertTrue(outlet.payload().has("transactionId"));
        sampled(inlet.payload()).forEach(v -> assertEquals("Inlet", v.path("location").asText(), v.toString()));
        for (WireCentralSystem.Call call : List.of(inlet, outlet)) {
            assertEquals(3, values(call.payload(), "Current.Import").size());
            assertEquals(3, values(call.payload(), "Voltage").size());
            assertEquals(0, values(call.payload(), "Energy.Active.Import.Register").size());
            sampled(call.payload()).forEach(v -> assertEquals("Sample.Clock", v.path("context").asText()));
        }
    }

    @Test
    @Shows("ConnectorPhaseRotation")
    void connectorPhaseRotation_decidesOnWhichPhaseOfTheGridTheCurrentIs() {
        bench.set("MeterValuesAlignedData", "Current.Import");
        bench.set("ConnectorPhaseRotation", "1.STR");
        world.car(16, 1);
        bench.chargeUntilEnergyFlows(CARD);
        bench.set("ClockAlignedDataInterval", 1);
        JsonNode inlet = centralSystem.awaitCall("MeterValues", c -> number(c, "connectorId") == 0 && busyPhases(c).equals(List.of("L2")))
                .payload();
        assertEquals(3, values(inlet, "Current.Import").size());
        centralSystem.awaitCall("MeterValues", c -> number(c, "connectorId") == 1 && busyPhases(c).equals(List.of("L1")));
    }

    @Test
    @Shows({"StopTxnSampledData", "StopTransaction", "S56", "S57"})
    void stopTxnSampledData_isInStopTransactionWithBeginAndEnd_s56() {
        bench.set("StopTxnSampledData", "Energy.Active.Import.Register,Voltage");
        bench.set("MeterValueSampleInterval", 1);
        WireCentralSystem.Call start = bench.chargeUntilEnergyFlows(CARD);
        centralSystem.awaitCalls("MeterValues", 2, Bench.SOON);
        bench.tap(CARD);
        WireCentralSystem.Call stop = centralSystem.awaitCall("StopTransaction");
        List<String> contexts = contexts(stop);
        assertEquals("Transaction.Begin", contexts.get(0));
        assertEquals("Transaction.End", contexts.get(contexts.size() - 1));
        assertTrue(contexts.contains("Sample.Periodic"));
        List<String> energy = values(stop.payload(), "Energy.Active.Import.Register");
        assertEquals(number(start, "meterStart"), Long.parseLong(energy.get(0)));
        assertEquals(number(stop, "meterStop"), Long.parseLong(energy.get(energy.size() - 1)), "s57");
        assertEquals(energy.size() * 3, values(stop.payload(), "Voltage").size());
    }

    @Test
    @Shows("StopTxnSampledData")
    void stopTxnSampledData_empty_noTransactionData() {
        bench.set("MeterValueSampleInterval", 1);
        bench.chargeUntilEnergyFlows(CARD);
        centralSystem.awaitCall("MeterValues");
        bench.tap(CARD);
        assertFalse(centralSystem.awaitCall("StopTransaction").payload().has("transactionData"));
    }

    @Test
    @Shows("StopTxnAlignedData")
    void stopTxnAlignedData_isInStopTransaction() {
        bench.set("StopTxnAlignedData", "Voltage");
        bench.set("MeterValuesAlignedData", "Voltage");
        bench.set("ClockAlignedDataInterval", 1);
        bench.chargeUntilEnergyFlows(CARD);
        centralSystem.awaitCalls("MeterValues", 4, Bench.SOON);
        bench.tap(CARD);
        WireCentralSystem.Call stop = centralSystem.awaitCall("StopTransaction");
        assertTrue(contexts(stop).contains("Sample.Clock"), contexts(stop).toString());
        assertEquals(0, values(stop.payload(), "Energy.Active.Import.Register").size());
    }

    @Test
    @Shows({"StopTransactionMaxMeterValues", "S56"})
    void stopTransactionMaxMeterValues_intermediateOnesAreDropped_s56() {
        bench.set("StopTransactionMaxMeterValues", 3);
        bench.set("StopTxnSampledData", "Energy.Active.Import.Register");
        bench.set("MeterValueSampleInterval", 1);
        bench.chargeUntilEnergyFlows(CARD);
        centralSystem.awaitCalls("MeterValues", 4, Bench.SOON);
        bench.tap(CARD);
        List<String> contexts = contexts(centralSystem.awaitCall("StopTransaction"));
        assertTrue(contexts.size() <= 3, contexts.toString());
        assertEquals("Transaction.Begin", contexts.get(0));
        assertEquals("Transaction.End", contexts.get(contexts.size() - 1));
    }

    private static Instant at(WireCentralSystem.Call call) {
        return Instant.parse(call.payload().path("meterValue").path(0).path("timestamp").asText());
    }

    private static double power(WireCentralSystem.Call call) {
        return values(call.payload(), "Power.Active.Import").stream().mapToDouble(Double::parseDouble).findFirst().orElse(0);
    }

    private List<WireCentralSystem.Call> samples(String context) {
        return centralSystem.calls("MeterValues").stream()
                .filter(c -> c.payload().findValuesAsText("context").contains(context)).toList();
    }

    private static Stream<JsonNode> sampled(JsonNode node) {
        return node.findParents("value").stream();
    }

    private static List<String> phases(JsonNode node, String measurand) {
        return sampled(node).filter(v -> v.path("measurand").asText().equals(measurand)).map(v -> v.path("phase").asText()).toList();
    }

    private static List<String> busyPhases(WireCentralSystem.Call call) {
        return sampled(call.payload()).filter(v -> v.path("value").asDouble() > 1).map(v -> v.path("phase").asText()).toList();
    }

    private static String unit(String measurand) {
        return switch (measurand) {
            case "Power.Active.Import", "Power.Offered" -> "W";
            case "Current.Import", "Current.Offered" -> "A";
            case "Voltage" -> "V";
            default -> "Wh";
        };
    }

    /** The context of each meter value of transactionData. */
    private static List<String> contexts(WireCentralSystem.Call stop) {
        List<String> contexts = new ArrayList<>();
        StreamSupport.stream(stop.payload().path("transactionData").spliterator(), false)
                .forEach(m -> contexts.add(m.path("sampledValue").path(0).path("context").asText("Sample.Periodic")));
        return contexts;
    }
}
