package dev.hotplug.mainboard.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    private long now;

    @Test
    void aBodyComesWhole() throws Exception {
        byte[] body = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(body, RequestBody.read(new ByteArrayInputStream(body), 10_000, 1_000, () -> now));
    }

    @Test
    void oneByteTooManyIsTooMany() {
        InputStream in = new ByteArrayInputStream(new byte[10_001]);
        assertEquals(413, assertThrows(Body.Refused.class, () -> RequestBody.read(in, 10_000, 1_000, () -> now)).status);
    }

    @Test
    void aBodyThatComesDropByDropIsGivenUp() {
        InputStream drops = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                now += 400_000_000;
                into[from] = 'x';
                return 1;
            }
        };
        assertEquals(408, assertThrows(Body.Refused.class, () -> RequestBody.read(drops, 10_000, 1_000, () -> now)).status);
    }
}
