package dev.hotplug.update.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

    private static final byte[] CONTENT = new byte[100_000];

    @TempDir
    Path data;

    private long free = 1L << 30;

    private Inbox inbox() {
        return new Inbox(data.resolve("tmp"), folder -> free, 1_000);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("tmp"))) {
            return files.toList();
        }
    }

    @Test
    void aFileLiesInTheDataFolderAndIsReadableByTheProcessAlone() throws IOException {
        Inbox inbox = inbox();
        Path file = inbox.take(new ByteArrayInputStream(CONTENT));
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        assertEquals(data.resolve("tmp"), file.getParent());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(CONTENT.length, inbox.received());
        inbox.delete(file);
        assertEquals(List.of(), files());
    }

    @Test
    void whatBreaksOffLeavesNothing() throws IOException {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(CONTENT), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the other side has gone");
            }
        });
        assertThrows(IOException.class, () -> inbox().take(broken));
        assertEquals(List.of(), files());
    }

    @Test
    void theDiskIsNotFilled() throws IOException {
        free = Inbox.RESERVE_BYTES - 1;
        assertThrows(Inbox.Full.class, () -> inbox().take(new ByteArrayInputStream(CONTENT)));
        assertEquals(List.of(), files());
    }

    @Test
    void oneAtATime() {
        Inbox inbox = inbox();
        assertTrue(inbox.reserve());
        assertFalse(inbox.reserve());
        inbox.release();
        assertTrue(inbox.reserve());
    }

    @Test
    void whatAProcessLeftBehindIsSweptAndNothingElse() throws IOException {
        inbox().take(new ByteArrayInputStream(CONTENT));
        Path other = Files.createFile(data.resolve("tmp/diagnostics-1.zip"));
        inbox().sweep();
        assertEquals(List.of(other), files());
    }
}
