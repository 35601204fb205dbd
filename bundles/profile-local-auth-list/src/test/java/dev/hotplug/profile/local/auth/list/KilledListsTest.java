package dev.hotplug.profile.local.auth.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.store.Fields;
import dev.hotplug.store.Row;
import dev.hotplug.store.Store;
import dev.hotplug.store.sqlite.OpenStore;
import dev.hotplug.testkit.Shows;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at any instant leaves the old list or the new one, whole, and never one before the last that was answered. */
class KilledListsTest {

    /** Kills; a long run sets the property. */
    private static final int ROUNDS = Integer.getInteger("hotplug.kills", 15);

    @TempDir
    Path folder;

    private Path data;

    @Test
    @Shows({"S34", "SendLocalList"})
    void s34_aKillAtAnyInstant_leavesTheOldListOrTheNew_everyEntryOfIt() throws IOException, InterruptedException {
        data = Files.createDirectories(folder.resolve("data"));
        long seed = Long.getLong("hotplug.seed", new Random().nextLong());
        System.out.println("kills in lists with -Dhotplug.seed=" + seed);
        Random random = new Random(seed);
        int answered = 0;
        int newer = 0;
        for (int round = 0; round < ROUNDS; round++) {
            answered = runAndKill(random, answered);
            int found = check(answered);
            newer += found > answered ? 1 : 0;
            answered = found;
        }
        System.out.println(ROUNDS + " kills, " + newer + " of them after the commit and before the answer; version " + answered);
        assertTrue(answered > ROUNDS / 2, "too few lists for so many kills");
    }

    /** Lets some lists be answered, then kills within about the time of one; the version that was answered last. */
    private int runAndKill(Random random, int before) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dorg.sqlite.tmpdir=" + folder,
                        "-cp", System.getProperty("java.class.path"), KilledLists.class.getName(), data.toString())
                .redirectErrorStream(true)
                .start();
        int last = before;
        try (BufferedReader lines = child.inputReader()) {
            for (int n = random.nextInt(4); n >= 0; n--) {
                last = version(lines.readLine());
            }
            LockSupport.parkNanos(random.nextInt(60_000_000));
            child.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line.isEmpty() ? last : version(line);
            }
            child.waitFor();
        }
        return last;
    }

    private static int version(String line) {
        assertTrue(line != null && line.matches("\\d+"), () -> "the child said: " + line);
        return Integer.parseInt(line);
    }

    private int check(int answered) {
        try (OpenStore open = new OpenStore(data)) {
            int version = new StoredList(open.store()).version();
            assertTrue(version == answered || version == answered + 1, "version " + version + " after " + answered + " was answered");
            assertEquals(KilledLists.content(version), rows(open.store()), "entries of version " + version);
            return version;
        }
    }

    private static Map<String, Fields> rows(Store store) {
        Map<String, Fields> rows = new TreeMap<>();
        store.rows(StoredList.TABLE, "", Integer.MAX_VALUE).forEach((Row row) -> rows.put(row.key(), row.fields()));
        return rows;
    }
}
