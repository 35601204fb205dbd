package dev.hotplug.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.testkit.Shows;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A short fuzzer's run of all targets, from the seeds and with the same random numbers each time; {@code run.sh} is the long
 * one. Two processes with half of the targets each, because most of a short run is the start of the fuzzer. System property
 * {@code hotplug.fuzz.seconds}: how long they fuzz (default 12; 0 leaves them out).
 */
@Execution(ExecutionMode.CONCURRENT)
@Shows({"S6", "S7", "S8", "S9", "S10"})
class ShortRunTest {

    private static final int SECONDS = Integer.getInteger("hotplug.fuzz.seconds", 12);
    private static final int MINUTES_TO_START = 5;
    private static final Set<String> FIRST_HALF = Set.of("station", "message", "store", "part-number", "command-line", "configuration");

    /** Slow and fast ones in each half. */
    static Stream<List<String>> halves() {
        return Stream.of(
                Targets.names().stream().filter(FIRST_HALF::contains).toList(),
                Targets.names().stream().filter(name -> !FIRST_HALF.contains(name)).toList());
    }

    @ParameterizedTest
    @MethodSource("halves")
    void findsNothing(List<String> targets) throws IOException, InterruptedException {
        if (SECONDS == 0) {
            return;
        }
        Path folder = Files.createDirectories(Path.of("target/short-run", targets.get(0))).toAbsolutePath();
        Scratch.empty(folder);
        seed(targets, Files.createDirectories(folder.resolve("corpus")));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command(targets, folder))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(MINUTES_TO_START, TimeUnit.MINUTES);
            assertEquals(0, ended ? process.exitValue() : -1, () -> "what was found is in " + folder
                    + "; its first byte names one of " + targets + " and is no part of the input:\n" + end(output));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Every input that is known, with the byte before it that names its target. */
    private static void seed(List<String> targets, Path corpus) throws IOException {
        for (int i = 0; i < targets.size(); i++) {
            for (Path input : RegressionTest.inputs(targets.get(i))) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                bytes.write(i);
                Files.copy(input, bytes);
                Files.write(corpus.resolve(targets.get(i) + "-" + input.getFileName()), bytes.toByteArray());
            }
        }
    }

    private static List<String> command(List<String> targets, Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-Djava.io.tmpdir=" + folder,
                "-Dhotplug.fuzz.scratch=" + scratch(folder),
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=dev.hotplug.fuzz.Entry",
                "--target_args=" + String.join(",", targets),
                "--instrumentation_includes=dev.hotplug.**",
                "--custom_hook_includes=dev.hotplug.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + File.separator,
                "-dict=" + Path.of("src/test/resources/dictionary.txt").toAbsolutePath(),
                "-seed=1",
                "-timeout=60",
                "-max_total_time=" + SECONDS,
                folder.resolve("corpus").toString());
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
