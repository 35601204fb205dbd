package dev.hotplug.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.store.LogEntry;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue: everything that was acknowledged survives SIGKILL at any instant, and nothing is there by halves. */
class KillTest {

    private static final int ROUNDS = 12;

    @TempDir
    Path path;

    @Test
    void everything_acknowledged_survives_a_kill_at_any_instant() throws Exception {
        Random random = new Random();
        long acknowledged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged = Math.max(acknowledged, runAndKill(1 + random.nextInt(400)));
            check(acknowledged);
        }
    }

    /** Kills the child after it has acknowledged so many; the last number that it acknowledged. */
    private long runAndKill(int acknowledgements) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dorg.sqlite.tmpdir=" + path,
                        "-cp", System.getProperty("java.class.path"), KillChild.class.getName(), data().toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = child.inputReader()) {
            long last = 0;
            for (int n = 0; n < acknowledgements; n++) {
                last = number(lines.readLine(), last);
            }
            child.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = number(line, last);
            }
            child.waitFor();
            return last;
        }
    }

    private long number(String line, long before) {
        assertTrue(line != null && line.matches("\\d+"), () -> "the child said: " + line);
        return Math.max(before, line.length() < Long.toString(before).length() ? before : Long.parseLong(line));
    }

    private void check(long acknowledged) {
        try (Folder folder = new Folder(data())) {
            List<LogEntry> entries = folder.read("tx");
            long newest = folder.store.newest("tx");
            assertTrue(newest >= acknowledged, () -> "acknowledged " + acknowledged + ", found " + newest);
            long first = entries.get(0).sequence();
            for (LogEntry entry : entries) {
                assertEquals(first++, entry.sequence());
                assertEquals(KillChild.content(entry.sequence()), entry.fields());
            }
            assertEquals(newest, first - 1);
            assertEquals(KillChild.content(newest), folder.store.document("state", "last").orElseThrow());
            assertEquals(KillChild.content(newest), folder.store.row("table", Long.toString(newest % 50)).orElseThrow());
            assertEquals(newest / 7 * 7, folder.store.cursor("tx", "core"));
        }
        assertTrue(noDamagedFiles(), "a kill is no damage");
    }

    private boolean noDamagedFiles() {
        return List.of(data().toFile().list()).stream().noneMatch(name -> name.contains("damaged"));
    }

    private Path data() {
        return new File(path.toFile(), "data").toPath();
    }
}
