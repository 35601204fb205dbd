package dev.hotplug.diagnostics.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.diagnostics.DiagnosticsArchive.Result;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.security.SecurityLog;
import dev.hotplug.testkit.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityLogTextTest {

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final Events events = new Events();
    private long maxBytes = 1_000_000;

    /** Events in memory, asked for in pages. */
    private static final class Events implements SecurityLog {
        private final List<Entry> all = new ArrayList<>();
        private boolean mute;

        @Override
        public CompletionStage<List<Entry>> entries(long after, int limit) {
            return mute
                    ? new CompletableFuture<>()
                    : CompletableFuture.completedFuture(all.stream().filter(e -> e.sequence() > after).limit(limit).toList());
        }

        @Override
        public CompletionStage<List<Entry>> undelivered(int limit) {
            throw new AssertionError("not asked");
        }

        @Override
        public CompletionStage<Void> delivered(long sequence) {
            throw new AssertionError("not asked");
        }

        @Override
        public Watch watch(Runnable news) {
            throw new AssertionError("not asked");
        }
    }

    private void record(String type, String info) {
        events.all.add(new SecurityLog.Entry(events.all.size() + 1, type, time.stamp(), info, "id"));
        time.forward(Duration.ofSeconds(1));
    }

    private Result write(Window window) {
        return new ArchiveWriter(folder.resolve("tmp"), time).writeSecurityLog(window, "CP 1/x", events, maxBytes, 200);
    }

    private List<String> lines(Result result) throws IOException {
        return Files.readAllLines(assertInstanceOf(Result.Written.class, result).file());
    }

    @Test
    void aLineForEachEventTheOldestFirst() throws IOException {
        Instant start = time.now();
        record("StartupOfTheDevice", "Version 1");
        record("InvalidMessages", "from ftp://cp:geheim@host/\tand\nmore");
        Result result = write(Window.ALWAYS);
        List<String> lines = lines(result);
        assertTrue(lines.get(0).startsWith("# Security log of CP 1/x, written "), lines.get(0));
        assertEquals(
                List.of(
                        start + "\tStartupOfTheDevice\tVersion 1",
                        start.plusSeconds(1) + "\tInvalidMessages\tfrom ftp://***@host/ and more"),
                lines.subList(1, lines.size()));
        String name = ((Result.Written) result).name();
        assertTrue(name.matches("security-log-CP_1_x-\\d{8}T\\d{6}Z\\.txt"), name);
    }

    @Test
    void onlyTheWindowBothEndsIncluded() throws IOException {
        Instant start = time.now();
        for (int i = 0; i < 1_000; i++) {
            record("ResetOrReboot", "Number " + i);
        }
        Window window = new Window(Optional.of(start.plusSeconds(300)), Optional.of(start.plusSeconds(702)));
        List<String> lines = lines(write(window));
        assertEquals(1 + 403, lines.size());
        assertTrue(lines.get(1).endsWith("Number 300") && lines.get(403).endsWith("Number 702"), lines.get(403));
        assertInstanceOf(Result.Nothing.class, write(new Window(Optional.of(time.now()), Optional.empty())));
        assertEquals(1, Files.list(folder.resolve("tmp")).count(), "nothing is left of nothing");
    }

    @Test
    void whatIsTooMuchIsLeftOutFromTheOldestOnAndSaidSo() throws IOException {
        maxBytes = 10_000;
        for (int i = 0; i < 1_000; i++) {
            record("ResetOrReboot", "Number " + i);
        }
        Result result = write(Window.ALWAYS);
        List<String> lines = lines(result);
        assertTrue(((Result.Written) result).bytes() <= maxBytes && ((Result.Written) result).bytes() > maxBytes / 2, result.toString());
        assertTrue(lines.get(1).startsWith("# Events before the first one here were left out"), lines.get(1));
        assertTrue(lines.get(lines.size() - 1).endsWith("Number 999"), lines.get(lines.size() - 1));
    }

    @Test
    void aStoreThatSaysNothingIsNotWaitedForForEver() throws IOException {
        events.mute = true;
        Result.Failed failed = assertInstanceOf(Result.Failed.class, write(Window.ALWAYS));
        assertTrue(failed.sentence().contains("took too long"), failed.sentence());
        assertEquals(0, Files.list(folder.resolve("tmp")).count());
    }

    @Test
    void leftoversOfEarlierProcessesAreSwept() throws IOException {
        record("StartupOfTheDevice", "");
        Path left = ((Result.Written) write(Window.ALWAYS)).file();
        new ArchiveWriter(folder.resolve("tmp"), time).sweep();
        assertFalse(Files.exists(left));
    }
}
