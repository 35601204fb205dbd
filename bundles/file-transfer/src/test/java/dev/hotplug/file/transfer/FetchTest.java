package dev.hotplug.file.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hotplug.transfer.Download;
import dev.hotplug.transfer.Kept;
import dev.hotplug.transfer.Trust;
import dev.hotplug.transfer.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a download is on the disk for sure, at every moment. */
class FetchTest {

    private static final Validator VERSION = new Validator("\"v1\"");
    private static final int TOTAL = 2 * Fetch.SYNC_EVERY + 1_000;

    @TempDir
    Path folder;

    private final List<Long> seen = new ArrayList<>();

    private Fetch fetch(Optional<Validator> resume) throws IOException {
        Download download = new Download("http://host/f", folder.resolve("f"), 1L << 30, resume, Trust.JAVA);
        return new Fetch(download, new Guard(() -> 0, Bench.RULES));
    }

    /** A server that is cut off after so many bytes; with each of its reads it is noted what is kept. */
    private InputStream server(Fetch fetch, int length) {
        return new InputStream() {
            private int left = length;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int offset, int most) throws IOException {
                long kept = fetch.kept().map(Kept::bytes).orElse(-1L);
                if (seen.isEmpty() || seen.get(seen.size() - 1) != kept) {
                    seen.add(kept);
                }
                if (left == 0) {
                    throw new IOException("cut");
                }
                int read = Math.min(left, most);
                left -= read;
                return read;
            }
        };
    }

    @Test
    void itGrowsInSteps_andWithTheEndOfAConnectionEverythingIsKept() throws IOException {
        Fetch fetch = fetch(Optional.empty());
        assertEquals(Optional.empty(), fetch.kept());
        assertThrows(IOException.class, () -> fetch.take(server(fetch, TOTAL), 0, Optional.of(VERSION), -1));
        assertEquals(List.of(0L, (long) Fetch.SYNC_EVERY, 2L * Fetch.SYNC_EVERY), seen);
        assertEquals(Optional.of(new Kept(TOTAL, VERSION)), fetch.kept());
    }

    @Test
    void whatWasThereCounts() throws IOException {
        Files.write(folder.resolve("f"), new byte[500]);
        Fetch fetch = fetch(Optional.of(VERSION));
        assertThrows(IOException.class, () -> fetch.take(server(fetch, 100), 500, Optional.of(VERSION), -1));
        assertEquals(List.of(500L), seen);
        assertEquals(Optional.of(new Kept(600, VERSION)), fetch.kept());
    }

    @Test
    void withoutAVersionNothingCanBeResumedFrom() throws IOException {
        Fetch fetch = fetch(Optional.empty());
        assertThrows(IOException.class, () -> fetch.take(server(fetch, TOTAL), 0, Optional.empty(), -1));
        assertEquals(Optional.empty(), fetch.kept());
    }
}
