package dev.hotplug.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.testkit.Shows;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A short fuzzer's run of each target, from the seeds and with the same random numbers each time; {@code run.sh} is the long
 * one. System property {@code hotplug.fuzz.seconds}: how long each may fuzz (default 4; 0 leaves these runs out).
 */
@Execution(ExecutionMode.CONCURRENT)
@Shows({"S6", "S7", "S8", "S9", "S10"})
class ShortRunTest {

    private static final int SECONDS = Integer.getInteger("hotplug.fuzz.seconds", 4);
    private static final int MINUTES_TO_START = 5;

    static Stream<String> targets() {
        return Targets.names().stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void findsNothing(String target) throws IOException, InterruptedException {
        if (SECONDS == 0) {
            return;
        }
        Path folder = Files.createDirectories(Path.of("target/short-run", target)).toAbsolutePath();
        Scratch.empty(folder);
        Files.createDirectories(folder.resolve("corpus"));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command(target, folder))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(MINUTES_TO_START, TimeUnit.MINUTES);
            assertEquals(0, ended ? process.exitValue() : -1, () -> "what " + target + " found is in " + folder + ":\n" + end(output));
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(String target, Path folder) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-Djava.io.tmpdir=" + folder,
                "-Dhotplug.fuzz.scratch=" + scratch(folder),
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=dev.hotplug.fuzz.Entry",
                "--target_args=" + target,
                "--instrumentation_includes=dev.hotplug.**",
                "--custom_hook_includes=dev.hotplug.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + File.separator,
                "-dict=" + Path.of("src/test/resources/dictionary.txt").toAbsolutePath(),
                "-seed=1",
                "-timeout=60",
                "-max_total_time=" + SECONDS,
                folder.resolve("corpus").toString()));
        for (String kind : List.of("seeds", "regressions")) {
            Path inputs = Path.of("src/test/resources", kind, target).toAbsolutePath();
            if (Files.isDirectory(inputs)) {
                command.add(inputs.toString());
            }
        }
        return command;
    }

    private static Path scratch(Path folder) {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) ? memory : folder;
    }

    /** The last lines, without those about classes that were prepared. */
    private static String end(Path output) {
        try {
            List<String> lines = Files.readAllLines(output, StandardCharsets.ISO_8859_1).stream().filter(l -> !l.startsWith("INFO")).toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
