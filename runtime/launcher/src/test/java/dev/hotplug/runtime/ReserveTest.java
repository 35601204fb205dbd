package dev.hotplug.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReserveTest {

    @TempDir
    Path data;

    private long free = Long.MAX_VALUE;

    @Test
    void isTakenWhenThereIsPlentyAndGivenUpWhenThereIsNone() throws IOException {
        Reserve reserve = new Reserve(data, folder -> free);
        Path file = data.resolve("reserve");

        free = Reserve.BYTES + Reserve.PLENTY - 1;
        reserve.whenReady();
        assertFalse(Files.exists(file));

        free = Reserve.BYTES + Reserve.PLENTY;
        reserve.whenReady();
        assertEquals(Reserve.BYTES, Files.size(file));

        free = Reserve.NEEDED;
        reserve.beforeStart();
        assertTrue(Files.exists(file));

        free = Reserve.NEEDED - 1;
        reserve.beforeStart();
        assertFalse(Files.exists(file));
    }
}
