package dev.hotplug.ocpp.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.hotplug.ocpp.transport.PingClock.Signs;
import dev.hotplug.ocpp.transport.PingClock.Step;
import dev.hotplug.testkit.Shows;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PingClockTest {

    private static final OptionalLong IDLE = OptionalLong.empty();
    private final PingClock clock = clock(50);

    private static PingClock clock(int interval) {
        return new PingClock(Duration.ofSeconds(interval), Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    @Test
    @Shows("S12")
    void statement12_aPingIsDueEveryInterval() {
        Signs opened = new Signs(0, 0, false, IDLE, false);
        assertEquals(new Step.Wait(5_000), clock.next(0, opened));
        assertEquals(new Step.Wait(1), clock.next(49_999, opened));
        assertInstanceOf(Step.Ping.class, clock.next(50_000, opened));
    }

    @Test
    @Shows("S12")
    void statement12_silenceAfterAPingEndsTheConnectionAtTheDeadline() {
        Signs silent = new Signs(40_000, 50_000, true, IDLE, false);
        assertEquals(new Step.Wait(1), clock.next(79_999, silent));
        assertInstanceOf(Step.NoPong.class, clock.next(80_000, silent));
    }

    @Test
    void whateverComesInAfterThePingCountsAsASignOfLife() {
        Signs heard = new Signs(50_001, 50_000, true, IDLE, false);
        assertEquals(new Step.Wait(5_000), clock.next(80_000, heard));
        assertInstanceOf(Step.Ping.class, clock.next(100_000, heard));
    }

    @Test
    void silenceMeansNothingWhileWeDoNotRead() {
        Signs paused = new Signs(40_000, 50_000, true, IDLE, true);
        assertEquals(new Step.Wait(5_000), clock.next(80_000, paused));
        assertInstanceOf(Step.Ping.class, clock.next(100_000, paused));
    }

    @Test
    void theDeadlineIsNeverLongerThanTheInterval() {
        assertEquals(Duration.ofSeconds(10), clock(10).pong());
        assertEquals(Duration.ofSeconds(30), clock(50).pong());
    }

    @Test
    @Shows("S12")
    void statement12_intervalZeroSendsNoPing() {
        assertEquals(new Step.Wait(5_000), clock(0).next(1_000_000, new Signs(0, 0, false, IDLE, false)));
    }

    @Test
    void aFrameThatIsNotTakenForTooLongEndsTheConnectionAlsoWithoutPings() {
        Signs writing = new Signs(100_000, 0, false, OptionalLong.of(40_000), false);
        assertInstanceOf(Step.Wait.class, clock(0).next(99_999, writing));
        assertInstanceOf(Step.Stalled.class, clock(0).next(100_000, writing));
    }

    @Test
    void aPingThatWasSentBeforePingsWereSwitchedOffIsStillWaitedFor() {
        assertInstanceOf(Step.NoPong.class, clock(0).next(80_000, new Signs(40_000, 50_000, true, IDLE, false)));
    }
}
