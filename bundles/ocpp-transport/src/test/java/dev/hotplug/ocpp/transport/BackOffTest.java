package dev.hotplug.ocpp.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static BackOff backOff(double random) {
        return new BackOff(Duration.ofSeconds(3), Duration.ofSeconds(300), () -> random);
    }

    @Test
    @Shows("S2")
    void statement2_theLimitDoublesWithEachFailureUpToTheMaximum() {
        BackOff backOff = backOff(1);
        long[] seconds = {3, 6, 12, 24, 48, 96, 192, 300, 300};
        for (long expected : seconds) {
            assertEquals(Duration.ofSeconds(expected), backOff.next());
        }
    }

    @Test
    @Shows("S2")
    void statement2_theWaitIsRandomFromAThirdOfTheLimit() {
        assertEquals(Duration.ofSeconds(1), backOff(0).next());
        assertEquals(Duration.ofSeconds(2), backOff(0.5).next());
    }

    @Test
    @Shows("S2")
    void statement2_aThousandFailuresNeverBecomeATightLoop() {
        BackOff backOff = new BackOff(Duration.ofSeconds(3), Duration.ofSeconds(300), new Random(1)::nextDouble);
        for (int i = 0; i < 1000; i++) {
            long wait = backOff.next().toMillis();
            assertTrue(wait >= (i < 7 ? 1_000 : 100_000) && wait <= 300_000, i + ": " + wait);
        }
        assertEquals(1001, backOff.attempt());
    }

    @Test
    void afterAResetTheFirstWaitIsShortAgain() {
        BackOff backOff = backOff(1);
        backOff.next();
        backOff.next();
        assertEquals(3, backOff.attempt());
        backOff.reset();
        assertEquals(1, backOff.attempt());
        assertEquals(Duration.ofSeconds(3), backOff.next());
    }

    @Test
    void aConnectionThatWasAskedForComesSoonAndCountsAsNoFailure() {
        BackOff backOff = backOff(1);
        assertEquals(Duration.ofSeconds(1), backOff.soon());
        assertEquals(1, backOff.attempt());
    }
}
