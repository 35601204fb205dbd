package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged charger as systemd hears of it, with a script in the place of {@code systemd-notify}. */
class ServiceManagerTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void systemdHearsThatItIsReadyThatItLivesAndThatItStops() throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        Path script = Files.writeString(tools.resolve("systemd-notify"), "#!/bin/sh\necho \"$1\" >> '" + folder.resolve("said") + "'\n");
        assertTrue(script.toFile().setExecutable(true));
        try (ChargerProcess charger = ChargerProcess.start(new ChargerProcess.Options()
                .data(folder.resolve("data"))
                .environment("NOTIFY_SOCKET", "/nowhere")
                .environment("PATH", tools + ":" + System.getenv("PATH")))) {
            Await.until("signs of life", SOON, this::said, said -> said.size() > 2);
            assertEquals(List.of("READY=1"), said().stream().filter(each -> each.startsWith("READY")).toList());
            charger.terminate();
            assertEquals(0, charger.awaitExit(SOON));
            Await.until("the stop", SOON, this::said, said -> said.get(said.size() - 1).equals("STOPPING=1"));
            assertTrue(said().contains("WATCHDOG=1"), said().toString());
        }
    }

    private List<String> said() {
        try {
            Path file = folder.resolve("said");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
