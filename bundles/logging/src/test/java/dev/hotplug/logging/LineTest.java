package dev.hotplug.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class LineTest {

    @Test
    void isOneReadableLine() {
        assertEquals(
                "2026-01-02T03:04:05.006Z INFO  [station] a.b.C: it is so\n",
                Line.of(1767323045006L, Level.INFO, "station", "a.b.C", "it is so", null));
        assertEquals(
                "1970-01-01T00:00:00.000Z ERROR [station] a.b.C: two\\nlines\n",
                Line.of(0, Level.ERROR, "station", "a.b.C", "two\nlines", null));
    }

    @Test
    void putsTheTraceUnderIt() {
        Exception problem = new IllegalStateException("top", new IllegalArgumentException("root"));

        String line = Line.of(0, Level.WARN, "t", "C", "failed", problem);

        assertTrue(line.contains("\n    java.lang.IllegalStateException: top\n        at "), line);
        assertTrue(line.contains("\n    caused by java.lang.IllegalArgumentException: root\n"), line);
    }

    @Test
    void cutsWhatIsTooLong() {
        String line = Line.of(0, Level.INFO, "t", "C", "x".repeat(1_000_000), null);

        assertTrue(line.length() < 17_000);
        assertTrue(line.endsWith("... (1000000 characters)\n"));
    }

    @Test
    void isShorterOnTheConsole() {
        assertEquals("WARN C: failed (java.io.IOException: why)", Line.forConsole(Level.WARN, "a.b.C", "failed", new java.io.IOException("why")));
    }
}
