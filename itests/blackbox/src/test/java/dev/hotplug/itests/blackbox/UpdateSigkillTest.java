package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at a random instant of an update: of core profile and driver in mid-charge, back to the set before, or of the store by a trial
 * when nobody charges. Each time the old set or the new one runs, whole, and says so; each charge is told once. An installed set that was
 * killed three times in a row gives way to the one before, as it should.
 * {@code -Dhotplug.sigkills} says how often.
 */
class UpdateSigkillTest {

    private static final int KILLS = Integer.getInteger("hotplug.sigkills", 2);
    /** About as long as an update takes here, from the word to the commit; of a trial, with its restart. */
    private static final int HOT_MILLIS = 3_500;
    private static final int TRIAL_MILLIS = 9_000;
    private static final int TRIALS_ONE_IN = 6;
    private static final Pattern OUTCOME = Pattern.compile("Outcome\\[request=(\\w+), result=(\\w+),");
    private static final Pattern BUNDLE = Pattern.compile("\\|(\\S+)\\s*\\|\\s*\\d+\\|(dev\\.hotplug\\.\\S+) \\(([^)]*)\\)");

    @TempDir
    Path folder;

    private final long seed = Long.getLong("hotplug.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final Map<String, Integer> ends = new TreeMap<>();
    /** Versions that came by a trial; the way back from them is one too. */
    private final Set<String> byTrial = new HashSet<>();
    private UpdateBench bench;

    @Test
    void killedAtAnyInstantTheOldSetOrTheNewOneRunsAndSaysSo() {
        System.out.println("kills at random with -Dhotplug.seed=" + seed);
        try (UpdateBench started = new UpdateBench(folder, 1)) {
            bench = started;
            String running = bench.start();
            Map<String, Map<String, String>> bundles = new TreeMap<>(Map.of(running, bundles()));
            for (int kill = 0; kill < KILLS; kill++) {
                running = round(kill, running, bundles);
            }
            System.out.println(KILLS + " kills at a random instant of an update: " + ends);
            bench.settle();
            TransactionLedger.of(bench.centralSystem).assertEachClosedOnce();
        }
    }

    /** @return the version that runs after it */
    private String round(int number, String running, Map<String, Map<String, String>> bundles) {
        boolean fresh = running.equals("0.1.0");
        boolean trial = fresh ? random.nextInt(TRIALS_ONE_IN) == 0 : byTrial.contains(running);
        String label = "k" + number;
        List<Path> jars = new ArrayList<>();
        if (fresh) {
            for (String artifact : trial ? List.of("store-sqlite", "profile-core") : List.of("profile-core", "driver-copper-sb")) {
                jars.add(bench.next(artifact, "9.0." + (number + 1)));
            }
        }
        if (!trial) {
            bench.centralSystem.awaitStatusOf(1, "Available");
            bench.plugIn();
        }
        String command = fresh
                ? "hotplug:install " + label + " '" + bench.vendor.patch(label, jars.toArray(Path[]::new)) + "'"
                : "hotplug:goback " + label;
        int after = random.nextInt(trial ? TRIAL_MILLIS : HOT_MILLIS);
        Thread word = new Thread(() -> bench.shellIfThere(command), "word");
        word.start();
        LockSupport.parkNanos(after * 1_000_000L);
        bench.kill();
        String now = bench.start();
        bench.charger().health().await("bundles", UpdateBench.SOON, "OK");
        String end = settled(label);
        String target = fresh ? "0.1.0+" + label : "0.1.0";
        String way = (fresh ? "there" : "back") + (trial ? " by a trial" : " hot");
        if (fresh && trial) {
            byTrial.add(target);
        }
        System.out.printf("kill %d, %s, after %d ms: runs %s, %s%n", number + 1, way, after, now, end);
        assertTrue(now.equals(running) || now.equals(target), () -> now + " is neither " + running + " nor " + target);
        boolean isNew = now.equals(target);
        boolean loop = bench.shell("hotplug:updates").contains("last=Optional[Outcome[request=hotplug:crash-loop, result=RETURNED,");
        assertTrue(isNew == end.equals("INSTALLED") || loop && now.equals("0.1.0"), () -> now + ": " + bench.shell("hotplug:updates"));
        assertWhole(now, bundles, trial, number);
        ends.merge(way + ": " + (end.isEmpty() ? "had not begun" : end) + (loop ? ", gave way as a crash loop" : ""), 1, Integer::sum);
        tidy(label, jars);
        bench.settle();
        return now;
    }

    /** How a request ended, once nothing is under way any more; empty when it had not begun. */
    private String settled(String request) {
        String said = Await.until("nothing is under way", UpdateBench.SOON, () -> bench.shell("hotplug:updates"),
                text -> text.contains("trial=false") && text.contains("phase=IDLE"));
        String found = "";
        int count = 0;
        for (Matcher outcome = OUTCOME.matcher(said.substring(said.indexOf("UpdateSnapshot"))); outcome.find(); ) {
            if (outcome.group(1).equals(request) && outcome.start() > 0) {
                found = outcome.group(2);
                count++;
            }
        }
        assertTrue(count <= 2, () -> "told more than once: " + said);
        return found;
    }

    /** Each version has always the same bundles, and all of them are active. */
    private void assertWhole(String version, Map<String, Map<String, String>> known, boolean trial, int number) {
        Map<String, String> bundles = bundles();
        Map<String, String> expected = known.computeIfAbsent(version, each -> {
            Map<String, String> changed = new TreeMap<>(known.get("0.1.0"));
            changed.put("dev.hotplug.profile.core", "9.0." + (number + 1));
            changed.put(trial ? "dev.hotplug.store.sqlite" : "dev.hotplug.driver.copper.sb", "9.0." + (number + 1));
            return changed;
        });
        assertEquals(expected, bundles, "the bundles of " + version);
    }

    /** Versions by name; only of those that are active. */
    private Map<String, String> bundles() {
        Map<String, String> versions = new TreeMap<>();
        for (Matcher bundle = BUNDLE.matcher(bench.shell("felix:lb -s")); bundle.find(); ) {
            assertEquals("Active", bundle.group(1), bundle.group());
            versions.put(bundle.group(2), bundle.group(3));
        }
        assertTrue(versions.size() > 20, versions.toString());
        return versions;
    }

    private void tidy(String label, List<Path> jars) {
        try {
            Files.deleteIfExists(folder.resolve(label + ".hpkg"));
            bench.vendor.forget(jars.toArray(Path[]::new));
            for (Path jar : jars) {
                Files.delete(jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
