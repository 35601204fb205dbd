package dev.hotplug.mainboard.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.hardware.Pilot;
import dev.hotplug.mainboard.BoardFault;
import dev.hotplug.mainboard.BoardState;
import dev.hotplug.mainboard.Mainboard;
import dev.hotplug.mainboard.MainboardListener;
import dev.hotplug.testkit.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The board with its thread and its file; time is moved by hand, each question lets the board see it. */
class MainboardSimulatorTest {
    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final Ears ears = new Ears();

    private MainboardSimulator powered() {
        return new MainboardSimulator(time, folder, SimulatedCar.USUAL);
    }

    private void after(MainboardSimulator board, long millis) {
        for (long passed = 0; passed < millis; passed += 50) {
            time.forward(Duration.ofMillis(50));
            board.ask(Simulation::tick);
        }
    }

    private Mainboard.Attachment charging(MainboardSimulator board) {
        Mainboard.Attachment driver = board.attach(ears, Bench.COPPER).orElseThrow();
        board.ask(s -> new SimulatorApi(s, new SimulatedNetwork()).answer("POST", "/plug", new byte[0]));
        driver.order(1, Bench.CHARGE);
        board.ask(s -> new SimulatorApi(s, new SimulatedNetwork()).answer("PUT", "/ev", "{\"state\":\"C\"}".getBytes()));
        after(board, 3_000);
        return driver;
    }

    @Test
    void theStateIsHeardOnTheThreadMainboardBeforeAttachReturns() {
        MainboardSimulator board = powered();
        board.attach(ears, Bench.COPPER).orElseThrow();
        assertEquals(1, ears.states.size());
        assertEquals(List.of("mainboard"), ears.threads);
        assertEquals(Optional.empty(), board.attach(new Ears(), Bench.COPPER));
        board.powerOff();
    }

    @Test
    void killedInMidChargeTheCarIsStillThereTheRegisterAsSeenAndTheContactorOpen() {
        MainboardSimulator board = powered();
        charging(board);
        double seen = ears.last().meter().importWattHour();
        assertTrue(seen > 5);
        time.forward(Duration.ofMillis(900));
        // no powerOff: the process has been killed
        MainboardSimulator next = powered();
        Ears nextEars = new Ears();
        assertFalse(next.attach(nextEars, Bench.COPPER).orElseThrow().takenOver());
        assertTrue(nextEars.last().plugged());
        assertEquals(Pilot.C, nextEars.last().pilot());
        assertFalse(nextEars.last().contactorClosed());
        assertEquals(seen, nextEars.last().meter().importWattHour());
        next.powerOff();
        board.powerOff();
    }

    @Test
    void aDriverIsSwappedInMidChargeWithoutANoticeableGap() {
        MainboardSimulator board = powered();
        charging(board).hold();
        after(board, 2_000);
        Mainboard.Attachment next = board.attach(ears, Bench.COPPER).orElseThrow();
        assertTrue(next.takenOver());
        assertTrue(ears.last().contactorClosed());
        next.release();
        boolean closed = board.ask(s -> s.view().connectors().get(0).state().contactorClosed());
        assertFalse(closed);
        board.powerOff();
    }

    @Test
    void afterPowerOffNoThreadIsLeftAndNothingIsThrown() throws InterruptedException {
        MainboardSimulator board = powered();
        Mainboard.Attachment driver = charging(board);
        Thread thread = board.ask(s -> Thread.currentThread());
        board.powerOff();
        thread.join(2_000);
        assertFalse(thread.isAlive());
        driver.order(1, Bench.CHARGE);
        driver.hold();
        driver.release();
    }

    private static final class Ears implements MainboardListener {
        private final List<BoardState> states = new CopyOnWriteArrayList<>();
        private final List<String> threads = new CopyOnWriteArrayList<>();

        BoardState last() {
            return states.get(states.size() - 1);
        }

        @Override
        public void state(int socket, BoardState state) {
            states.add(state);
            threads.add(Thread.currentThread().getName());
        }

        @Override
        public void card(byte[] uid) {}

        @Override
        public void pin(String digits) {}

        @Override
        public void boardFault(BoardFault fault, boolean present) {}
    }
}
