package dev.hotplug.itests.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    private static final String WARNING = "2026-01-01T00:00:00.000Z WARN  [t] a.B: It failed %d times.\n";

    @TempDir
    Path folder;

    @Test
    void countsByKindAlsoOverARotation() throws Exception {
        Path file = folder.resolve("x.log");
        LogTail tail = new LogTail(file);
        Files.writeString(file, WARNING.formatted(1) + WARNING.formatted(22));
        tail.end();
        Files.move(file, folder.resolve("x.log.1"));
        Files.writeString(folder.resolve("x.log.1"), WARNING.formatted(3), StandardOpenOption.APPEND);
        Files.writeString(file, WARNING.formatted(4));
        tail.end();
        assertEquals(Map.of("WARN  [t] a.B: It failed # times.", 4), tail.kinds());
    }

    @Test
    void anErrorAndAStackTraceAreRemembered() {
        LogTail tail = new LogTail(folder.resolve("none"));
        tail.line("2026-01-01T00:00:00.000Z WARN  [t] a.B: Odd.");
        tail.line("java.lang.IllegalStateException: odd");
        tail.line("    at a.B.c(B.java:1)");
        tail.line("    at a.B.d(B.java:2)");
        tail.line("2026-01-01T00:00:00.000Z ERROR [t] a.B: Bad.");
        assertEquals(List.of("2026-01-01T00:00:00.000Z WARN  [t] a.B: Odd. | at a.B.c(B.java:1)",
                "2026-01-01T00:00:00.000Z ERROR [t] a.B: Bad."), tail.exceptions());
    }
}
