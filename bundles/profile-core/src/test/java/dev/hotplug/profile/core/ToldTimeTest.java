package dev.hotplug.profile.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ToldTimeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void s23AClockThatFitsTheAnswerStays() {
        assertEquals(NOON.plusSeconds(13), ToldTime.nearest(NOON, NOON.plusSeconds(13), LONG));
        assertEquals(NOON, ToldTime.nearest(NOON, NOON, LONG));
        assertEquals(NOON.plus(LONG), ToldTime.nearest(NOON, NOON.plus(LONG), LONG));
    }

    @Test
    void s23AClockThatIsSlowGoesForwardToWhatWasTold() {
        assertEquals(NOON, ToldTime.nearest(NOON, NOON.minusSeconds(60), LONG));
    }

    @Test
    void s23AClockThatIsFastGoesBackNoFurtherThanTheAnswerTook() {
        assertEquals(NOON.plus(LONG), ToldTime.nearest(NOON, NOON.plusSeconds(3_600), LONG));
    }
}
