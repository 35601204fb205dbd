package dev.hotplug.demo.central.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SituationTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Heard.Started START = new Heard.Started(7, 1, "5A3CA204", 10_000, NOON);

    @Test
    void aSessionIsItsStartAndItsEnd() {
        Situation after = Situation.SILENCE.after(START).after(new Heard.Stopped(7, 15_000, "Local", NOON.plusSeconds(20)));
        assertEquals(Optional.empty(), after.running());
        assertEquals(5_000, after.last().orElseThrow().wattHour());
        assertEquals(20, after.last().orElseThrow().duration().toSeconds());
    }

    @Test
    void theEndOfAnotherTransactionEndsNothing() {
        Situation before = Situation.SILENCE.after(START);
        assertEquals(before, before.after(new Heard.Stopped(6, 15_000, "PowerLoss", NOON)));
    }

    @Test
    void theNewestStatusOfEachConnectorIsKept() {
        Situation after = Situation.SILENCE
                .after(new Heard.Status(0, "Available", "NoError", ""))
                .after(new Heard.Status(1, "Available", "NoError", ""))
                .after(new Heard.Status(1, "Preparing", "NoError", ""));
        assertEquals("Available", after.status(0));
        assertEquals("Preparing", after.status(1));
        assertEquals("", after.status(2));
    }

    @Test
    void hangingUpForgetsNothingElse() {
        Situation connected = Situation.SILENCE.after(new Heard.Connected()).after(START);
        assertTrue(connected.connected());
        Situation gone = connected.after(new Heard.Disconnected());
        assertFalse(gone.connected());
        assertEquals(connected, gone.after(new Heard.Connected()));
    }
}
