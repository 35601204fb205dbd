package dev.hotplug.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/hotplug} with a script in the place of Java, that notes its arguments and ends with the codes it is told. */
class WrapperTest {
    private static final Path WRAPPER = Path.of("../distribution/src/bin/hotplug").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @BeforeEach
    void layOut() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("lib"));
        Files.copy(WRAPPER, folder.resolve("bin/hotplug"));
        Files.writeString(folder.resolve("lib/jvm.options"), "");
        Files.writeString(folder.resolve("lib/launcher-1.jar"), "");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void endsWithTheCodesThatEnd(int code) throws Exception {
        assertEquals(code, run(script("exit " + code), "run").waitFor());
        assertEquals(1, starts().size());
    }

    @Test
    void startsAgainAtOnceWhenThatIsWanted() throws Exception {
        long began = System.nanoTime();

        assertEquals(0, run(script("[ $(wc -l < starts) -lt 4 ] && exit 75; exit 0"), "run").waitFor());

        assertEquals(List.of("0", "1", "2", "3"), starts());
        assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(10));
    }

    @Test
    void startsAgainAfterAPauseWhenItEndsUnexpectedly() throws Exception {
        long began = System.nanoTime();
        Process wrapper = run(script("[ $(wc -l < starts) -lt 2 ] && kill -KILL $$; exit 0"), "run");

        assertEquals(0, wrapper.waitFor());
        assertEquals(2, starts().size());
        assertTrue(System.nanoTime() - began >= TimeUnit.SECONDS.toNanos(1));
        assertTrue(Files.readString(folder.resolve("err")).contains("(exit code 137); it starts again in 1 s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void passesSignalsOnAndEndsWithTheChild(String signal) throws Exception {
        Process wrapper = run(script("trap 'echo stopped >> stopped; exit 0' TERM; while :; do sleep 0.1; done"), "run");
        while (starts().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        TimeUnit.MILLISECONDS.sleep(200);

        new ProcessBuilder("kill", "-" + signal, Long.toString(wrapper.pid())).start().waitFor();

        assertTrue(wrapper.waitFor(5, TimeUnit.SECONDS));
        assertEquals(0, wrapper.exitValue());
        assertTrue(Files.exists(folder.resolve("stopped")));
    }

    @Test
    void aSignalInThePauseEndsItToo() throws Exception {
        Process wrapper = run(script("exit 1"), "run");
        while (!Files.readString(folder.resolve("err")).contains("starts again in 2 s")) {
            TimeUnit.MILLISECONDS.sleep(20);
        }

        wrapper.destroy();

        assertTrue(wrapper.waitFor(2, TimeUnit.SECONDS));
        assertEquals(0, wrapper.exitValue());
    }

    @Test
    void handsTheArgumentsOn() throws Exception {
        run(script("printf '%s\\n' \"$@\" > arguments; exit 0"), "run", "--data", "a b").waitFor();

        List<String> arguments = Files.readAllLines(folder.resolve("arguments"));
        assertEquals(List.of("run", "--data", "a b"), arguments.subList(arguments.size() - 3, arguments.size()));
    }

    @Test
    void usesTheArchiveOfTheDataFolder() throws Exception {
        Path archive = Files.createDirectories(folder.resolve("a b/cds")).resolve("hotplug.jsa");
        Files.writeString(archive, "");

        run(script("printf '%s\\n' \"$@\" > arguments; exit 0"), "run", "--data", folder.resolve("a b").toString()).waitFor();

        assertTrue(Files.readAllLines(folder.resolve("arguments")).contains("-XX:SharedArchiveFile=" + archive));
    }

    @Test
    void usesTheArchiveOfTheGenerationThatRuns() throws Exception {
        Files.createDirectories(folder.resolve("d/cds"));
        Files.createDirectories(folder.resolve("d/boot"));
        for (String name : List.of("hotplug.jsa", "hotplug-7.jsa", "hotplug-8.jsa")) {
            Files.writeString(folder.resolve("d/cds").resolve(name), "");
        }
        Path java = script("printf '%s\\n' \"$@\" > arguments; exit 0");

        Files.writeString(folder.resolve("d/boot/record"), "committed 7\ntrial -1\n");
        run(java, "run", "--data", folder.resolve("d").toString()).waitFor();
        assertTrue(Files.readString(folder.resolve("arguments")).contains("/hotplug-7.jsa"));

        Files.writeString(folder.resolve("d/boot/record"), "committed 7\ntrial 8\n");
        run(java, "run", "--data", folder.resolve("d").toString()).waitFor();
        assertTrue(Files.readString(folder.resolve("arguments")).contains("/hotplug-8.jsa"));

        Files.writeString(folder.resolve("d/boot/record"), "committed 9\ntrial -1\n");
        run(java, "run", "--data", folder.resolve("d").toString()).waitFor();
        assertFalse(Files.readString(folder.resolve("arguments")).contains("jsa"));
    }

    @Test
    void leavesTheArchiveOutAfterAStartThatFailed() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("d/cds")).resolve("hotplug.jsa"), "");

        run(script("echo \"$@\" >> arguments; [ $(wc -l < starts) -lt 2 ] && exit 1; exit 0"), "run", "--data", folder.resolve("d").toString())
                .waitFor();

        List<String> starts = Files.readAllLines(folder.resolve("arguments"));
        assertTrue(starts.get(0).contains("hotplug.jsa"));
        assertFalse(starts.get(1).contains("hotplug.jsa"));
    }

    @Test
    void passesOnToSystemdWhatJavaSays() throws Exception {
        Path tool = folder.resolve("systemd-notify");
        Files.writeString(tool, "#!/bin/sh\necho \"$1\" >> " + folder.resolve("told") + "\n");
        assertTrue(tool.toFile().setExecutable(true));
        Path java = script("echo READY=1 > $HOTPLUG_NOTIFY; echo WATCHDOG=1 > $HOTPLUG_NOTIFY; sleep 0.3; exit 0");

        Process wrapper = run(java, Map.of("NOTIFY_SOCKET", "/run/nobody", "PATH", folder + ":" + System.getenv("PATH")), "run");

        assertEquals(0, wrapper.waitFor());
        assertEquals(List.of("READY=1", "WATCHDOG=1"), Files.readAllLines(folder.resolve("told")));
    }

    private Path script(String body) throws IOException {
        Path script = folder.resolve("java");
        Files.writeString(script, "#!/bin/sh\ncd " + folder + "\necho $HOTPLUG_STARTS >> starts\n" + body + "\n");
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }

    private Process run(Path java, String... words) throws IOException {
        return run(java, Map.of(), words);
    }

    private Process run(Path java, Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", folder.resolve("bin/hotplug").toString()));
        command.addAll(List.of(words));
        Files.writeString(folder.resolve("err"), "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        builder.environment().put("HOTPLUG_JAVA", java.toString());
        return builder.start();
    }

    private List<String> starts() throws IOException {
        Path file = folder.resolve("starts");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
