package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged charger is killed while it updates its core profile in mid-charge: after any step of disk or framework, as often as
 * {@code -Dhotplug.kills} says. Each time the old set or the new one starts, and says so, and the charge is closed once.
 */
class UpdateKillTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String CARD = "04A23C5A";
    private static final int KILLS = Integer.getInteger("hotplug.kills", 2);
    /** More than an update makes; a kill that comes too late is an update that went well. */
    private static final int STEPS = 48;
    private static final Pattern READY = Pattern.compile("Hotplug (\\S+) ready");

    @TempDir
    Path folder;

    private final long seed = Long.getLong("hotplug.seed", new Random().nextLong());
    private WireCentralSystem centralSystem;
    private UpdateSets vendor;
    private Path home;
    private Path provisioning;
    private ChargerProcess charger;
    private Shell shell;

    @BeforeEach
    void layOut() {
        System.out.println("kills with -Dhotplug.seed=" + seed);
        centralSystem = WireCentralSystem.start();
        home = Distribution.copy(folder.resolve("distribution"))
                .set("dev.hotplug.ocpp.transport", "retryFirstSeconds", 1)
                .set("dev.hotplug.ocpp.transport", "retryMaxSeconds", 1)
                .home();
        vendor = new UpdateSets(home, folder);
        provisioning = Provisioning.of(centralSystem.url())
                .key("MinimumStatusDuration", "0")
                .trust("packageRoots", vendor.roots())
                .write(folder);
    }

    @AfterEach
    void end() {
        if (charger != null) {
            charger.close();
        }
        centralSystem.close();
    }

    private String start(String javaOptions) {
        int shellPort = ChargerProcess.freePort();
        charger = ChargerProcess.start(new ChargerProcess.Options()
                .home(home)
                .data(folder.resolve("data"))
                .environment("HOTPLUG_SHELL_PORT", Integer.toString(shellPort))
                .environment("HOTPLUG_JAVA_OPTS", javaOptions)
                .provision(provisioning));
        shell = Shell.connect(shellPort);
        Matcher ready = READY.matcher(charger.output());
        assertTrue(ready.find(), charger.output());
        return ready.group(1);
    }

    /** Takes the process away, or what is left of it. */
    private void powerCut() {
        shell.close();
        charger.powerCut();
    }

    @Test
    void killedAfterAnyStepTheOldSetOrTheNewOneRuns() {
        Random random = new Random(seed);
        String running = start("");
        powerCut();
        int installed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int step = KILLS >= STEPS ? kill % STEPS + 1 : 1 + random.nextInt(STEPS);
            String version = "1.0." + (kill + 1);
            Path set = vendor.whole(version, core("9.0." + (kill + 1)));
            start("-Dhotplug.crash.after=" + step);
            plugIn();
            boolean killed = update("r" + kill, set);
            powerCut();

            String now = start("");
            String said = shell.run("hotplug:updates");
            boolean told = said.contains("request=r" + kill + ", result=INSTALLED");
            System.out.printf("step %d: killed %s, runs %s, installed %s%n", step, killed, now, told);
            assertTrue(now.equals(running) || now.equals(version), now + " is neither " + running + " nor " + version);
            assertEquals(now.equals(version), told, said);
            assertTrue(killed || told, "it was not killed, and it is not installed: " + said);
            charger.health().await("bundles", SOON, "OK");
            installed += told ? 1 : 0;
            running = now;
            settle();
            shell.close();
            charger.close();
        }
        System.out.printf("%d kills, %d of them after the commit%n", KILLS, installed);
        TransactionLedger.of(centralSystem).assertEachClosedOnce();
    }

    private void plugIn() {
        centralSystem.awaitStatusOf(1, "Available");
        charger.simulator().plug();
        charger.simulator().car("C");
        charger.simulator().card(CARD);
        charger.simulator().awaitConnector("draws current", c -> c.path("drawnAmps").asDouble() > 1);
    }

    /** What the kill interrupted is over, and its end was told. */
    private void settle() {
        Await.until("every charge is closed", SOON, () -> TransactionLedger.of(centralSystem).entries(),
                entries -> entries.stream().allMatch(TransactionLedger.Entry::closed));
        charger.simulator().unplug();
        centralSystem.awaitStatusOf(1, "Available");
    }

    /** Whether the process went away meanwhile. */
    private boolean update(String request, Path set) {
        ProcessHandle java = charger.jvm();
        try {
            shell.run("hotplug:install " + request + " '" + set + "'");
            Await.until("an end", SOON,
                    () -> java.isAlive() ? shell.run("hotplug:updates") : "gone",
                    text -> text.equals("gone") || text.contains("request=" + request + ", result=") && text.contains("phase=IDLE"));
            return !java.isAlive();
        } catch (UncheckedIOException e) {
            java.onExit().join();
            return true;
        }
    }

    private Path core(String version) {
        return ReplacedBundle.pack(
                ReplacedBundle.original("profile-core"), version, folder.resolve("core-" + version + ".jar"), Map.of());
    }
}
