package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.testkit.PackagedDistribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample unit, looked at by systemd's own tool where there is one. */
class ServiceUnitTest {

    private static final double MOST_EXPOSURE = 1.5;
    private static final Path TOOL = Path.of("/usr/bin/systemd-analyze");

    @TempDir
    Path folder;

    @Test
    void is_understood_whole_and_leaves_little_exposed() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(TOOL), "systemd-analyze is not here");
        Path unit = folder.resolve("hotplug.service");
        Path home = PackagedDistribution.find().toAbsolutePath().normalize();
        Files.writeString(unit, Files.readString(home.resolve("hotplug.service")).replace("/opt/hotplug", home.toString()));

        assertEquals("", said("verify", unit.toString()));
        Matcher level = Pattern.compile("Overall exposure level for hotplug.service: ([0-9.]+)").matcher(said("security", "--offline=true", unit.toString()));
        assertTrue(level.find(), "no level");
        assertTrue(Double.parseDouble(level.group(1)) <= MOST_EXPOSURE, "the exposure level is " + level.group(1));
    }

    private static String said(String command, String... arguments) throws IOException, InterruptedException {
        List<String> words = new java.util.ArrayList<>(List.of(TOOL.toString(), command));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }
}
