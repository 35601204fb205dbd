package dev.hotplug.itests.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The long versions of the updater's tests, one after the other, without a build; {@code itests/updates/run.sh} starts it. */
public final class LongUpdates {

    private LongUpdates() {}

    /** One of them, in an empty folder. */
    private interface Part {
        void run(Path folder) throws Exception;
    }

    /** Arguments: the folder to work in, and which of {@code kills}, {@code steps} and {@code swaps}; none means all. */
    public static void main(String[] words) throws IOException {
        Path work = Path.of(words[0]);
        boolean good = true;
        for (String name : words.length > 1 ? List.of(words).subList(1, words.length) : List.of("kills", "swaps", "steps")) {
            good &= run(name, Files.createDirectories(work.resolve(name)));
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean run(String name, Path folder) {
        Instant began = Instant.now();
        System.out.println(began + " " + name);
        try {
            part(name).run(folder);
            System.out.println(Instant.now() + " " + name + ": good, after " + Duration.between(began, Instant.now()).toMinutes() + " min");
            return true;
        } catch (Exception | AssertionError e) {
            e.printStackTrace(System.out);
            System.out.println(Instant.now() + " " + name + ": FAILED, see " + folder);
            return false;
        }
    }

    private static Part part(String name) {
        return switch (name) {
            case "kills" -> folder -> {
                UpdateSigkillTest test = new UpdateSigkillTest();
                test.folder = folder;
                test.killedAtAnyInstantTheOldSetOrTheNewOneRunsAndSaysSo();
            };
            case "swaps" -> folder -> {
                UpdateSwapsTest test = new UpdateSwapsTest();
                test.folder = folder;
                test.swapsInOneChargeLoseNothingAndLeaveNothingBehind();
            };
            case "steps" -> folder -> {
                UpdateKillTest test = new UpdateKillTest();
                test.folder = folder;
                test.killedAfterAnyStepTheOldSetOrTheNewOneRuns();
            };
            default -> throw new IllegalArgumentException("there is no part " + name);
        };
    }
}
