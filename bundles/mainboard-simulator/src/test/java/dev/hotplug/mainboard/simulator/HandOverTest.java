package dev.hotplug.mainboard.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardOrder;
import dev.hotplug.mainboard.BoardSetup;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandOverTest {
    private final Bench bench = new Bench();

    @Test
    void aFreshBoardIsInItsSafeState() {
        Bench fresh = new Bench(new World(List.of(new World.Connector(
                1, true, Pilot.C, false, 500, java.util.Optional.empty(), java.util.Optional.empty()))));
        fresh.after(10_000).attached();
        assertFalse(fresh.driver.takenOver());
        assertEquals(1, fresh.states.size());
        assertFalse(fresh.heard().contactorClosed());
        assertEquals(Pilot.C, fresh.heard().pilot());
        assertEquals(500, fresh.heard().meter().importWattHour());
    }

    @Test
    void onlyOneDriverIsAttached() {
        bench.attached();
        assertTrue(bench.board.attach(bench, Bench.COPPER).isEmpty());
    }

    @Test
    void theNextDriverWithin5SecondsTakesOverAndEnergyFlowsOn() {
        bench.charging().board.hold(bench.driver);
        double before = bench.register();
        bench.after(4_900);
        assertTrue(bench.state().contactorClosed());
        bench.attached();
        assertTrue(bench.driver.takenOver());
        bench.after(60_000);
        assertTrue(bench.state().contactorClosed());
        assertEquals(16.0 * 3 * 230 * 64.9 / 3600, bench.register() - before, 12);
    }

    @Test
    void after5SecondsWithoutADriverTheHardwareIsSafe() {
        bench.charging().board.hold(bench.driver);
        bench.after(5_000);
        assertFalse(bench.state().contactorClosed());
        assertEquals(0, bench.state().offerMilliampere());
        bench.attached();
        assertFalse(bench.driver.takenOver());
    }

    @Test
    void aDriverOfAnotherModelTakesNothingOver() {
        bench.charging().board.hold(bench.driver);
        bench.attached(new BoardSetup(1, false, true, 3, 32_000, 230, false, false));
        assertFalse(bench.driver.takenOver());
        assertFalse(bench.after(100).state().contactorClosed());
    }

    @Test
    void releaseIsSafeAtOnce() {
        bench.charging().board.release(bench.driver);
        assertFalse(bench.state().contactorClosed());
    }

    @Test
    void aDriverThatLeftHasNothingToSayAnyMore() {
        bench.charging();
        Driver old = bench.driver;
        bench.board.hold(old);
        bench.attached().board.order(old, 1, BoardOrder.SAFE);
        bench.board.release(old);
        assertTrue(bench.after(3_000).state().contactorClosed());
    }

    @Test
    void aCardInTheGapIsHeardByTheNextDriverOnce() {
        bench.charging().board.hold(bench.driver);
        bench.board.card(new byte[] {4, 1, 2, 3});
        bench.after(2_000).attached();
        assertEquals(List.of("card 04010203"), bench.events);
        bench.board.hold(bench.driver);
        bench.attached();
        assertEquals(1, bench.events.size());
    }

    @Test
    void aCardFromLongAgoIsForgotten() {
        bench.board.card(new byte[] {4, 1, 2, 3});
        bench.after(5_001).attached();
        assertEquals(List.of(), bench.events);
    }

    @Test
    void theSafetyControllerOpensInTheGapToo() {
        bench.charging().board.hold(bench.driver);
        bench.fault(BoardFault.RESIDUAL_CURRENT, true);
        assertFalse(bench.state().contactorClosed());
    }

    @Test
    void aDriverThatFailsOnASignalDoesNotStopTheBoard() {
        bench.board.attach(new Failing(), Bench.COPPER);
        bench.board.plug(1);
        bench.board.card(new byte[4]);
        assertEquals(Pilot.B, bench.state().pilot());
    }

    @Test
    void powerOffOpensAndKeepsTheLastReading() {
        bench.charging().after(1_500).board.powerOff();
        assertFalse(bench.state().contactorClosed());
        assertEquals(bench.register(), bench.world().orElseThrow().meterWh());
        assertEquals(Pilot.C, bench.world().orElseThrow().evState());
    }

    private static final class Failing implements dev.hotplug.mainboard.MainboardListener {
        @Override
        public void state(int socket, dev.hotplug.mainboard.BoardState state) {
            throw new IllegalStateException("broken driver");
        }

        @Override
        public void card(byte[] uid) {
            throw new IllegalStateException("broken driver");
        }

        @Override
        public void pin(String digits) {}

        @Override
        public void boardFault(BoardFault fault, boolean present) {}
    }
}
