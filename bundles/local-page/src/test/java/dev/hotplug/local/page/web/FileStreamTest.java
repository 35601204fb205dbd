package dev.hotplug.local.page.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class FileStreamTest {

    private long now;

    private FileStream of(int bytes) {
        return new FileStream(new ByteArrayInputStream(new byte[bytes]), 1000, () -> now);
    }

    @Test
    void aFileOfTheMostBytesIsWhole() throws IOException {
        FileStream file = of(1000);
        assertEquals(1000, file.readAllBytes().length);
        assertTrue(file.atEnd());
        assertTrue(file.refused().isEmpty());
    }

    @Test
    void oneByteMoreIsTooLarge() {
        FileStream file = of(1001);
        assertThrows(IOException.class, file::readAllBytes);
        assertEquals(413, file.refused().orElseThrow().answer().status());
    }

    @Test
    void whoTricklesIsTooSlow() throws IOException {
        FileStream file = of(1000);
        assertEquals(0, file.read());
        now = FileStream.MAX_MILLIS + 1;
        assertThrows(IOException.class, file::read);
        assertEquals(408, file.refused().orElseThrow().answer().status());
    }

    @Test
    void whoHangsUpIsTooSlow() {
        FileStream file = new FileStream(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        }, 1000, () -> now);
        assertThrows(IOException.class, file::read);
        assertEquals(408, file.refused().orElseThrow().answer().status());
        assertFalse(file.atEnd());
    }
}
