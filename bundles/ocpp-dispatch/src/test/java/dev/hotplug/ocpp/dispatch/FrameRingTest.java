package dev.hotplug.ocpp.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.diagnostics.DiagnosticsSource.Content;
import dev.hotplug.diagnostics.DiagnosticsSource.Entries;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.testkit.ManualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameRingTest {

    private final ManualTime time = new ManualTime();
    private final FrameRing ring = new FrameRing(time::elapsedMillis, 3);

    private String shown(Window window) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FrameSource(ring, time).contribute(window, new Entries() {
            @Override
            public void present(String name, Content content) {
                throw new AssertionError(name);
            }

            @Override
            public void history(String name, Content content) throws IOException {
                content.write(out);
            }
        });
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theLastFramesAreKeptWithTheirTimes() throws IOException {
        for (int i = 1; i <= 5; i++) {
            ring.add(i % 2 == 0, "[" + i + "]");
            time.forward(Duration.ofSeconds(1));
        }
        String from = time.now().minusSeconds(3).toString();
        assertEquals(from + " -> [3]", shown(Window.ALWAYS).lines().findFirst().orElseThrow());
        assertEquals(3, shown(Window.ALWAYS).lines().count());
        assertEquals(1, shown(new Window(Optional.of(time.now().minusSeconds(1)), Optional.empty())).lines().count());
        assertEquals("", shown(new Window(Optional.of(time.now()), Optional.empty())));
    }

    @Test
    void longFramesAreCutAndAllOfThemTogetherAreBounded() throws IOException {
        FrameRing many = new FrameRing(time::elapsedMillis, 100_000);
        for (int i = 0; i < 1_000; i++) {
            many.add(true, "x".repeat(1_000_000));
        }
        assertTrue(many.entries().size() <= FrameRing.MAX_CHARACTERS / (2 * Trace.MAX_LENGTH));
        ring.add(true, "y".repeat(1_000_000));
        assertTrue(shown(Window.ALWAYS).length() < Trace.MAX_LENGTH + 100);
        assertTrue(shown(Window.ALWAYS).endsWith("(1000000 characters)\n"));
    }

    @Test
    void noPasswordAndNoSignatureOfAnAddressIsShown() throws IOException {
        ring.add(true, "[2,\"1\",\"GetDiagnostics\",{\"location\":\"ftp://user:SECRET@host/\"}]");
        ring.add(true, "[2,\"1\",\"GetDiagnostics\",{\"location\":\"https://host/x?token=SECRET\"}]");
        ring.add(true, "[2,\"1\",\"GetDiagnostics\",{\"location\":\"ftp://user:" + "x".repeat(1_500) + "SECRET@host/\"}]");
        assertFalse(shown(Window.ALWAYS).contains("SECRET"), shown(Window.ALWAYS));
    }

    @Test
    void theNextVersionGoesOn() throws IOException {
        ring.add(true, "[3,\"a b\",{}]");
        FrameRing next = new FrameRing(time::elapsedMillis, 3);
        next.resume(ring.facts());
        assertEquals(ring.entries(), next.entries());
        next.resume(java.util.Map.of("frame.0", "nonsense"));
        assertEquals(1, next.entries().size());
    }

    @Test
    void noneAreKeptWhenNoneAreWanted() {
        ring.frames(0);
        ring.add(true, "[3]");
        assertEquals(0, ring.entries().size());
    }
}
