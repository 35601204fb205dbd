package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotplug.testkit.PackagedDistribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code hotplug set} of the packaged distribution, run in a folder. */
final class VendorTool {

    static final String PASSWORD = "changeit";

    private final Path folder;

    VendorTool(Path folder) {
        this.folder = folder;
    }

    /** Makes {@code root.p12}, {@code root.pem} and {@code release.p12}. */
    void keys() throws IOException, InterruptedException {
        run("keys", "root", "root");
        run("keys", "signer", "release", "--root", "root.p12");
    }

    /** What it printed; it has to go well. */
    String run(String... words) throws IOException, InterruptedException {
        return run(Map.of("HOTPLUG_KEY_PASSWORD", PASSWORD), words);
    }

    /** The same in an environment of the test's own. */
    String run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        Process process = process(command(words), environment);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", words) + ": " + said);
        return said.lines().filter(line -> !line.contains(": signed by ")).reduce("", (one, other) -> one + other + "\n");
    }

    static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(PackagedDistribution.find().resolve("bin/hotplug").toString(), "set"));
        command.addAll(List.of(words));
        return command;
    }

    Process process(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }
}
