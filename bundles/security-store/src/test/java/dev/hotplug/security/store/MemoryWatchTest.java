package dev.hotplug.security.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryWatchTest {

    private static final long MIB = 1024 * 1024;

    private final MemoryWatch watch = new MemoryWatch(32);

    @Test
    void saysOnceWhatRunsOutAndAgainOnlyAfterItWasWell() {
        assertEquals(Optional.empty(), watch.look(33 * MIB, 89));
        assertEquals(Optional.of("Only 31 MiB of storage are free"), watch.look(31 * MIB, 10));
        assertEquals(Optional.empty(), watch.look(33 * MIB, 10));
        assertEquals(Optional.empty(), watch.look(31 * MIB, 10));
        assertEquals(Optional.empty(), watch.look(64 * MIB, 10));
        assertTrue(watch.look(31 * MIB, 10).isPresent());
    }

    @Test
    void theHeapToo() {
        assertEquals(Optional.of("The memory of the process is 90 percent full"), watch.look(99 * MIB, 90));
        assertEquals(Optional.empty(), watch.look(99 * MIB, 80));
        assertEquals(Optional.empty(), watch.look(99 * MIB, 95));
        assertEquals(Optional.empty(), watch.look(99 * MIB, 75));
        assertTrue(watch.look(99 * MIB, 95).isPresent());
    }
}
