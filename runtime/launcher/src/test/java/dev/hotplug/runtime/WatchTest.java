package dev.hotplug.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.runtime.container.Container;
import dev.hotplug.runtime.container.Setup;
import dev.hotplug.runtime.feature.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes with nothing in them but an empty framework and the watch, which ends them. */
class WatchTest {

    private static final long LIMIT_SECONDS = 60;

    @TempDir
    Path folder;

    /** What runs in each. */
    static final class Watched {

        private Watched() {}

        /** Arguments: a folder, {@code silent} or {@code turning}, {@code trial} or {@code proved}. */
        public static void main(String[] words) throws InterruptedException {
            Path home = Path.of(words[0]);
            Container container = new Container(new Setup(
                    home, home, home.resolve("cache"), List.of(new Feature("g:a:1", "A", List.of(), Set.of(), Map.of(), null)), "base", Optional.empty(),
                    Map.of(), Map.of(), Map.of(), Map.of()));
            container.start();
            boolean trial = words[2].equals("trial");
            new Watch(container, trial, () -> trial, new ServiceManager(home.resolve("said").toString())).begin();
            CountDownLatch never = new CountDownLatch(1);
            for (int turn = 0; !never.await(100, TimeUnit.MILLISECONDS); turn++) {
                System.setProperty(Watch.ALIVE, words[1].equals("silent") ? "1" : Integer.toString(turn));
            }
        }
    }

    private Process run(String name, String... words) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                "-Dhotplug.silence.seconds=3", "-Dhotplug.trial.seconds=3", Watched.class.getName(), home.toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(home.resolve("out").toFile()).start();
    }

    @Test
    void aStationThatDoesNotTurnAndATrialThatTakesTooLongAreEndedAndNothingElse() throws Exception {
        Process well = run("well", "turning", "proved");
        try {
            Process silent = run("silent", "silent", "proved");
            Process trial = run("trial", "turning", "trial");
            assertTrue(silent.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && trial.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
            assertEquals(1, silent.exitValue(), text("silent/out"));
            assertTrue(text("silent/out").contains("The station has not turned for 3 seconds"), text("silent/out"));
            assertEquals(75, trial.exitValue(), text("trial/out"));
            assertTrue(text("trial/out").contains("The new set did not prove itself within 3 seconds"), text("trial/out"));
            assertTrue(well.isAlive(), text("well/out"));
            assertEquals("WATCHDOG=1", text("well/said").strip());
        } finally {
            well.destroyForcibly().waitFor();
        }
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }
}
