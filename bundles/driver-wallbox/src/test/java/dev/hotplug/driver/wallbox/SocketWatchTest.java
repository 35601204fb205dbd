package dev.hotplug.driver.wallbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.MeterReading;
import dev.hotplug.hardware.MeterReading.PhaseReading;
import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardState;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SocketWatchTest {
    private final Fixtures.HandDelay delay = new Fixtures.HandDelay();
    private int frozen;
    private final SocketWatch watch = new SocketWatch(delay, () -> frozen++);

    private static BoardState state(boolean plugged, boolean closed, double register, BoardFault... faults) {
        MeterReading meter = new MeterReading(register, List.of(new PhaseReading(230, closed ? 10 : 0, 0)), 50, 25);
        return new BoardState(plugged, plugged ? Pilot.C : Pilot.A, closed, plugged, 0, OptionalInt.empty(), meter, Set.of(faults));
    }

    @Test
    void currentWithoutAStepOfTheRegisterIsAFrozenMeter() {
        watch.seen(state(true, true, 100));
        delay.pass(29_999);
        assertEquals(0, frozen);
        delay.pass(1);
        assertEquals(1, frozen);
        assertEquals(Set.of(BoardFault.METER_FROZEN), watch.seen(state(true, true, 100)).faults());
        assertEquals(Set.of(BoardFault.METER_FROZEN), watch.seen(state(true, false, 100)).faults(), "it cannot be seen to run while nothing flows");
        assertEquals(Set.of(), watch.seen(state(false, false, 100)).faults());
    }

    @Test
    void aMeterThatRunsOrNeedsNotIsNotFrozen() {
        for (int second = 0; second < 120; second++) {
            watch.seen(state(true, true, 100 + second));
            delay.pass(1_000);
        }
        watch.seen(state(true, false, 219));
        delay.pass(120_000);
        assertEquals(0, frozen);
        assertTrue(delay.waiting.isEmpty());
    }

    @Test
    void aMeterThatRunsAgainIsNotFrozenAnyMore() {
        watch.seen(state(true, true, 100));
        delay.pass(30_000);
        assertEquals(Set.of(), watch.seen(state(true, true, 101)).faults());
    }

    @Test
    void aRegisterThatFallsIsReportedAtItsHighestUntilItIsBackThereOrThePlugIsOut() {
        watch.seen(state(true, true, 100));
        BoardState fallen = watch.seen(state(true, true, 40));
        assertEquals(Set.of(BoardFault.METER_BACKWARDS), fallen.faults());
        assertEquals(100, fallen.meter().importWattHour());
        assertEquals(Set.of(), watch.seen(state(true, true, 100)).faults());
        watch.seen(state(true, true, 40));
        BoardState out = watch.seen(state(false, false, 40));
        assertEquals(Set.of(), out.faults());
        assertEquals(40, out.meter().importWattHour(), "a meter that was replaced is believed");
    }

    @Test
    void aWeldedContactStaysUntilItIsOpenAndThePlugIsOut() {
        watch.seen(state(true, true, 100, BoardFault.WELDED_CONTACT));
        assertEquals(Set.of(BoardFault.WELDED_CONTACT), watch.seen(state(true, false, 100)).faults());
        assertEquals(Set.of(BoardFault.WELDED_CONTACT), watch.seen(state(false, true, 100)).faults());
        assertEquals(Set.of(BoardFault.WELDED_CONTACT), watch.seen(state(false, false, 100, BoardFault.WELDED_CONTACT)).faults());
        assertEquals(Set.of(), watch.seen(state(false, false, 100)).faults());
    }

    @Test
    void otherFaultsStayWhenTheyAreMadeToAndNoLonger() {
        watch.latch(Set.of(BoardFault.RESIDUAL_CURRENT));
        watch.seen(state(true, false, 100, BoardFault.RESIDUAL_CURRENT));
        assertEquals(Set.of(BoardFault.RESIDUAL_CURRENT), watch.seen(state(true, false, 100)).faults());
        assertEquals(Set.of(), watch.seen(state(false, false, 100)).faults());
        watch.seen(state(true, false, 100, BoardFault.RESIDUAL_CURRENT));
        watch.latch(Set.of());
        assertEquals(Set.of(), watch.seen(state(true, false, 100)).faults());
    }

    @Test
    void otherFaultsGoWhenTheElectronicsNoLongerReportThem() {
        watch.seen(state(true, false, 100, BoardFault.RESIDUAL_CURRENT));
        assertEquals(Set.of(), watch.seen(state(true, true, 100)).faults());
    }
}
