package dev.hotplug.diagnostics.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.diagnostics.DiagnosticsArchive.Result;
import dev.hotplug.diagnostics.DiagnosticsSource;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.testkit.ManualTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveWriterTest {

    private static final Window WINDOW = new Window(Optional.of(Instant.EPOCH), Optional.empty());
    private static final DiagnosticsSource FACTS = (window, entries) -> entries.present("facts.txt", Texts.lines(List.of("a fact")));

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private long maxBytes = 1_000_000;

    private Result write(Window window, DiagnosticsSource... sources) {
        return new ArchiveWriter(folder.resolve("tmp"), time).write(window, "CP 1/x", List.of(sources), maxBytes, 1_000);
    }

    private Map<String, String> entries(Result result) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(assertInstanceOf(Result.Written.class, result).file().toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return entries;
    }

    private static DiagnosticsSource history(String name, String text, int order) {
        return new DiagnosticsSource() {
            @Override
            public int order() {
                return order;
            }

            @Override
            public void contribute(Window window, Entries entries) throws IOException {
                entries.history(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            }
        };
    }

    @Test
    void everySourceInItsOrder() throws IOException {
        Result result = write(Window.ALWAYS, history("late", "2", 70), FACTS, history("early", "1", 10));
        assertEquals(List.of("early", "facts.txt", "late"), List.copyOf(entries(result).keySet()));
        String name = ((Result.Written) result).name();
        assertTrue(name.matches("diagnostics-CP_1_x-\\d{8}T\\d{6}Z\\.zip"), name);
        assertEquals(Files.size(((Result.Written) result).file()), ((Result.Written) result).bytes());
    }

    @Test
    void nothingOfAWindowIsNothing() throws IOException {
        assertInstanceOf(Result.Nothing.class, write(WINDOW, FACTS, history("log", "", 1)));
        try (var left = Files.list(folder.resolve("tmp"))) {
            assertEquals(0, left.count());
        }
        assertEquals("x", entries(write(WINDOW, FACTS, history("log", "x", 1))).get("log"));
        assertEquals("a fact\n", entries(write(Window.ALWAYS, FACTS)).get("facts.txt"), "without a window there is always something");
    }

    @Test
    void isBoundedAndSaysWhatIsMissing() throws IOException {
        maxBytes = 200_000;
        byte[] noise = new byte[3_000_000];
        new Random(1).nextBytes(noise);
        DiagnosticsSource loud = (window, entries) -> entries.history("noise", out -> {
            for (int i = 0; i < 20; i++) {
                out.write(noise);
            }
        });
        Result result = write(WINDOW, FACTS, loud, history("later", "x", 80));
        Map<String, String> entries = entries(result);
        assertTrue(((Result.Written) result).bytes() <= maxBytes, result.toString());
        assertTrue(entries.get("README.txt").contains("noise was cut") && entries.get("README.txt").contains("later was left out"),
                entries.get("README.txt"));
        assertFalse(entries.containsKey("later"));
    }

    @Test
    void aMillionEntriesAreBounded() throws IOException {
        Result result = write(Window.ALWAYS, (window, entries) -> {
            for (int i = 0; i < 100_000; i++) {
                entries.present("e" + i, out -> out.write('x'));
            }
        });
        assertTrue(entries(result).size() <= 501);
    }

    @Test
    void isBoundedInTime() throws IOException {
        DiagnosticsSource slow = (window, entries) -> entries.history("slow", out -> {
            out.write('x');
            time.forward(Duration.ofSeconds(2));
            out.write('y');
            out.write('z');
        });
        Map<String, String> entries = entries(write(WINDOW, slow, history("later", "x", 80)));
        assertEquals("xy", entries.get("slow"));
        assertFalse(entries.containsKey("later"));
    }

    @Test
    void aSourceThatFailsSpoilsItsOwnPartOnly() throws IOException {
        Map<String, String> entries = entries(write(
                WINDOW,
                (window, e) -> {
                    throw new IllegalStateException("a bug");
                },
                (window, e) -> e.history("half", out -> {
                    out.write('x');
                    throw new IOException("its file cannot be read");
                }),
                history("later", "x", 80)));
        assertEquals("x", entries.get("half"));
        assertEquals("x", entries.get("later"));
        assertTrue(entries.get("README.txt").contains("IllegalStateException"), entries.get("README.txt"));
    }

    @Test
    void namesAreMadeHarmlessAndNeverTwice() throws IOException {
        Map<String, String> entries = entries(write(WINDOW, history("../../etc/x y", "1", 1), history("../../etc/x y", "2", 2)));
        assertEquals("1", entries.get("__/__/etc/x_y"));
        assertEquals(2, entries.size());
    }

    @Test
    void aFolderThatCannotBeWrittenIsAFailureInASentence() throws IOException {
        Files.writeString(folder.resolve("tmp"), "a file where the folder should be");
        Result.Failed failed = assertInstanceOf(Result.Failed.class, write(WINDOW, FACTS));
        assertTrue(failed.sentence().startsWith("The diagnostics could not be written"), failed.sentence());
    }

    @Test
    void leftoversAreSweptAndNothingElse() throws IOException {
        write(Window.ALWAYS, FACTS);
        Path other = Files.writeString(folder.resolve("tmp/other.bin"), "x");
        new ArchiveWriter(folder.resolve("tmp"), time).sweep();
        try (var left = Files.list(folder.resolve("tmp"))) {
            assertEquals(List.of(other), left.toList());
        }
        new ArchiveWriter(folder.resolve("none"), time).sweep();
    }

    @Test
    void theWindowIsMovedToTheClockOfTheLog() throws IOException {
        Path log = Files.writeString(folder.resolve("hotplug.log"), """
                1970-01-01T00:00:10.000Z INFO  [a] b: before
                1970-01-01T00:01:00.000Z INFO  [a] b: within
                """);
        LogSource source = new LogSource(time);
        source.files = () -> List.of(log);
        source.clock = () -> 70_000;
        Window lastTwentySeconds = new Window(Optional.of(time.now().minusSeconds(20)), Optional.empty());
        assertEquals("1970-01-01T00:01:00.000Z INFO  [a] b: within\n", entries(write(lastTwentySeconds, source)).get("log/hotplug.log"));
    }

    @Test
    void theLogIsCutToTheWindowWithItsStackTraces() throws IOException {
        Path log = Files.writeString(folder.resolve("hotplug.log"), """
                2026-01-01T10:00:00.000Z INFO  [a] b: before
                    java.lang.Exception: before
                2026-01-01T11:00:00.000Z INFO  [a] b: within
                    java.lang.Exception: within
                2026-13-99T99:00:00.000Z looks like a time
                2026-01-01T12:00:00.000Z INFO  [a] b: after
                """);
        Path older = Files.writeString(folder.resolve("hotplug.log.1"), "2025-01-01T10:00:00.000Z INFO  [a] b: older\n");
        Window window = new Window(Optional.of(Instant.parse("2026-01-01T10:30:00Z")), Optional.of(Instant.parse("2026-01-01T11:30:00Z")));
        List<Path> files = List.of(log, folder.resolve("missing"), older);
        Map<String, String> cut = entries(write(window, (w, entries) -> LogSource.contribute(files, w, entries)));
        assertEquals(List.of("log/hotplug.log"), List.copyOf(cut.keySet()), "a file without a record of the window is left out");
        assertEquals(3, cut.get("log/hotplug.log").lines().count());
        assertFalse(cut.get("log/hotplug.log").contains("before") || cut.get("log/hotplug.log").contains("after"));
        Map<String, String> whole = entries(write(Window.ALWAYS, (w, entries) -> LogSource.contribute(files, w, entries)));
        assertEquals(Files.readString(log), whole.get("log/hotplug.log"));
        assertEquals(Files.readString(older), whole.get("log/hotplug.log.1"));
    }
}
