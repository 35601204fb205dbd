package dev.hotplug.mainboard.simulator;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SocketLockTest {
    private final SocketLock lock = new SocketLock();

    @Test
    void theMotorNeedsItsTimeBothWays() {
        lock.step(0, true, false);
        assertTrue(lock.moving());
        lock.step(399, true, false);
        assertFalse(lock.locked());
        lock.step(400, true, false);
        assertTrue(lock.locked());
        assertFalse(lock.moving());
        lock.step(500, false, false);
        assertTrue(lock.locked());
        lock.step(900, false, false);
        assertFalse(lock.locked());
    }

    @Test
    void aStuckMotorStaysWhereItIs() {
        lock.step(0, true, false);
        lock.step(400, true, false);
        lock.step(1_000, false, true);
        lock.step(9_000, false, true);
        assertTrue(lock.locked());
        assertFalse(lock.moving());
        lock.step(9_050, false, false);
        lock.step(9_450, false, false);
        assertFalse(lock.locked());
    }
}
