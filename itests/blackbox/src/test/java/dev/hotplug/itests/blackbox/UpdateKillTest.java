package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged charger is killed while it updates its core profile in mid-charge: after any step of disk or framework, as often as
 * {@code -Dhotplug.kills} says. Each time the old set or the new one starts, and says so, and the charge is closed once.
 */
class UpdateKillTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int KILLS = Integer.getInteger("hotplug.kills", 2);
    /** More than an update makes; a kill that comes too late is an update that went well. */
    private static final int STEPS = 48;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("hotplug.seed", new Random().nextLong());

    @Test
    void killedAfterAnyStepTheOldSetOrTheNewOneRuns() {
        System.out.println("kills with -Dhotplug.seed=" + seed);
        Random random = new Random(seed);
        try (UpdateBench bench = new UpdateBench(folder, 1)) {
            String running = bench.start();
            int installed = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                bench.kill();
                String now = killed(bench, kill, KILLS >= STEPS ? kill % STEPS + 1 : 1 + random.nextInt(STEPS), running);
                installed += now.equals(running) ? 0 : 1;
                running = now;
            }
            System.out.printf("%d kills, %d of them after the commit%n", KILLS, installed);
            TransactionLedger.of(bench.centralSystem).assertEachClosedOnce();
        }
    }

    /** @return the version that runs afterwards */
    private String killed(UpdateBench bench, int kill, int step, String running) {
        String version = "1.0." + (kill + 1);
        Path set = bench.vendor.whole(version, bench.next("profile-core", "9.0." + (kill + 1)));
        bench.start("-Dhotplug.crash.after=" + step);
        bench.centralSystem.awaitStatusOf(1, "Available");
        bench.plugIn();
        boolean killed = update(bench, "r" + kill, set);
        bench.kill();

        String now = bench.start();
        String said = bench.shell("hotplug:updates");
        boolean told = said.contains("request=r" + kill + ", result=INSTALLED");
        System.out.printf("step %d: killed %s, runs %s, installed %s%n", step, killed, now, told);
        assertTrue(now.equals(running) || now.equals(version), now + " is neither " + running + " nor " + version);
        assertEquals(now.equals(version), told, said);
        assertTrue(killed || told, "it was not killed, and it is not installed: " + said);
        bench.charger().health().await("bundles", UpdateBench.SOON, "OK");
        bench.settle();
        return now;
    }

    /** Whether the process went away meanwhile. */
    private static boolean update(UpdateBench bench, String request, Path set) {
        ProcessHandle java = bench.charger().jvm();
        try {
            bench.shell("hotplug:install " + request + " '" + set + "'");
            Await.until("an end", UpdateBench.SOON,
                    () -> java.isAlive() ? bench.shell("hotplug:updates") : "gone",
                    text -> text.equals("gone") || text.contains("request=" + request + ", result=") && text.contains("phase=IDLE"));
            return !java.isAlive();
        } catch (UncheckedIOException e) {
            java.onExit().join();
            return true;
        }
    }
}
