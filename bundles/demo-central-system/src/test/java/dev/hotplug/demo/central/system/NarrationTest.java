package dev.hotplug.demo.central.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrationTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Heard.Started START = new Heard.Started(7, 1, "5A3CA204", 10_000, NOON);
    private static final Situation CHARGING = Situation.SILENCE.after(START);

    @Test
    void bootIsToldWithWhatIsKnown() {
        assertEquals(
                "Boot accepted: Wallbox CPB1-S-2-4 (serial number 100001, software 0.1.0).",
                told(Situation.SILENCE, new Heard.Booted("Wallbox", "CPB1-S-2-4", "100001", "0.1.0")));
        assertEquals("Boot accepted: Wallbox CPB1.", told(Situation.SILENCE, new Heard.Booted("Wallbox", "CPB1", "", "")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Available | Connector 1 is free.",
        "Preparing | Connector 1 is getting ready: it waits for the card or the cable.",
        "Charging | Connector 1 is charging the car.",
        "SuspendedEV | Connector 1 pauses: the car takes no energy.",
        "SuspendedEVSE | Connector 1 pauses: the charger offers no energy.",
        "Finishing | Connector 1 has finished; the cable is still in.",
        "Reserved | Connector 1 is reserved.",
        "Unavailable | Connector 1 is out of service.",
        "Faulted | Connector 1 reports a fault: GroundFailure (leak)."
    })
    void everyStatusHasWords(String status, String sentence) {
        assertEquals(sentence, told(Situation.SILENCE, new Heard.Status(1, status, "GroundFailure", "leak")));
    }

    @Test
    void aStatusThatIsNoNewsIsNotTold() {
        Heard.Status free = new Heard.Status(1, "Available", "NoError", "");
        assertEquals(List.of(), Narration.of(Situation.SILENCE.after(free), free));
        assertEquals(List.of(), Narration.of(Situation.SILENCE, new Heard.Status(0, "Available", "NoError", "")));
        assertEquals(
                "The charger is out of service.", told(Situation.SILENCE, new Heard.Status(0, "Unavailable", "NoError", "")));
    }

    @Test
    void cardStartAndEnergyAreTold() {
        assertEquals("Card 5A3CA204 is authorised by the central system.", told(Situation.SILENCE, new Heard.Authorized("5A3CA204")));
        assertEquals(
                "Charging begins with card 5A3CA204: transaction 7, the meter stands at 10.000 kWh.",
                told(Situation.SILENCE.after(new Heard.Authorized("5A3CA204")), START));
        assertEquals("Charging: 1.234 kWh in the car, 22.1 kW now.", told(CHARGING, sampled(11_234, OptionalDouble.of(22_080))));
        assertEquals("Charging: 1.234 kWh in the car.", told(CHARGING, sampled(11_234, OptionalDouble.empty())));
    }

    @Test
    void aCardThatTheChargerKnowsIsAuthorisedWithoutAsking() {
        List<String> lines = Narration.of(Situation.SILENCE, START).stream().map(Line::text).toList();
        assertEquals("Card 5A3CA204 is authorised by the charger itself, without asking.", lines.get(0));
        assertEquals(2, lines.size());
    }

    @Test
    void aMeterWithoutAChargeIsNoNews() {
        assertEquals(List.of(), Narration.of(Situation.SILENCE, sampled(11_234, OptionalDouble.empty())));
        assertEquals(List.of(), Narration.of(CHARGING, new Heard.Sampled(1, OptionalDouble.empty(), OptionalDouble.of(5))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Local | by the card",
        "EVDisconnected | because the car was unplugged",
        "Remote | by the central system",
        "PowerLoss | by a loss of power",
        "Other | (Other)"
    })
    void theEndIsToldWithItsReason(String reason, String words) {
        Heard.Stopped stopped = new Heard.Stopped(7, 15_512, reason, NOON.plusSeconds(17));
        assertEquals("Charging stopped " + words + "; the meter stands at 15.512 kWh.", told(CHARGING, stopped));
    }

    @Test
    void aChargeOfAnEarlierRunIsToldAsThat() {
        assertEquals(
                "A charge from before was stopped by a loss of power; the meter stands at 1.000 kWh.",
                told(CHARGING, new Heard.Stopped(6, 1_000, "PowerLoss", NOON)));
    }

    @Test
    void theSummaryHasEnergyTimeCardAndReason() {
        Situation after = CHARGING.after(new Heard.Stopped(7, 15_512, "Local", NOON.plusSeconds(17)));
        assertEquals(
                "Session summary: 5.512 kWh in 17 s (60 times faster than in life), card 5A3CA204, stopped by the card.",
                Narration.summary(after.last().orElseThrow(), 60).text());
    }

    private static Heard.Sampled sampled(double wattHour, OptionalDouble watt) {
        return new Heard.Sampled(1, OptionalDouble.of(wattHour), watt);
    }

    private static String told(Situation before, Heard heard) {
        List<Line> lines = Narration.of(before, heard);
        assertEquals(1, lines.size());
        return lines.get(0).text();
    }
}
