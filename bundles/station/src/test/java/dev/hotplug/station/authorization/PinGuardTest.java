package dev.hotplug.station.authorization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PinGuardTest {

    private final PinGuard guard = new PinGuard(0, 0);

    private Duration afterWrong(int times) {
        for (int i = 0; i < times; i++) {
            guard.tried(1_000);
        }
        return guard.left(1_000);
    }

    @Test
    void twoWrongOnesCostNothingAndTheThirdHalfAMinute() {
        assertEquals(Duration.ZERO, afterWrong(2));
        assertEquals(Duration.ofSeconds(30), afterWrong(1));
        assertEquals(Duration.ofSeconds(1), guard.left(30_000));
        assertEquals(Duration.ZERO, guard.left(31_000));
    }

    @Test
    void eachFurtherOneDoublesTheWaitUpToAQuarterOfAnHour() {
        assertEquals(Duration.ofSeconds(60), afterWrong(4));
        assertEquals(Duration.ofSeconds(120), afterWrong(1));
        assertEquals(Duration.ofMinutes(15), afterWrong(1_000));
    }

    @Test
    void aRightOneBeginsAnew() {
        afterWrong(5);
        guard.right();
        assertEquals(Duration.ZERO, guard.left(1_000));
        assertEquals(0, guard.wrong());
    }

    @Test
    void afterAnHourOfQuietTheCountBeginsAnew() {
        afterWrong(9);
        assertEquals(Duration.ZERO, guard.left(1_000 + Duration.ofHours(1).toMillis()));
        assertEquals(0, guard.wrong());
    }

    @Test
    void whatWasWrongBeforeARestartStillCosts() {
        PinGuard restarted = new PinGuard(4, 500);
        assertEquals(Duration.ofSeconds(60), restarted.left(500));
    }

    /** Four digits at the rate that is left: more than three months for all of them. */
    @Test
    void guessingFourDigitsTakesMonths() {
        long now = 0;
        for (int i = 0; i < 10_000; i++) {
            now += guard.left(now).toMillis();
            guard.tried(now);
        }
        assertTrue(Duration.ofMillis(now).toDays() > 90, () -> "only " + guard);
    }
}
