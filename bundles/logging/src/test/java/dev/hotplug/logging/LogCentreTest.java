package dev.hotplug.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

class LogCentreTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final LogCentre centre = new LogCentre(new PrintStream(console, true, StandardCharsets.UTF_8));
    private final Logger logger = centre.getLogger("dev.hotplug.Thing");

    @Test
    void keepsWhatIsLoggedBeforeTheFileIsOpen() throws IOException {
        logger.info("early {}", 1);
        open();
        logger.info("late");

        String log = log();
        assertTrue(log.indexOf("early 1") > 0 && log.indexOf("early 1") < log.indexOf("late"), log);
    }

    @Test
    void sendsWarningsToTheConsoleTooAndRedactsBoth() throws IOException {
        open();
        logger.info("quiet");
        logger.warn("Authorization: Basic QWxhZGRpbjpvcGVu");

        assertEquals("WARN Thing: Authorization: Basic ***", console.toString(StandardCharsets.UTF_8).strip());
        assertFalse(log().contains("QWxhZGRpbg"));
        assertTrue(log().contains("quiet"));
    }

    @Test
    void onceTheProcessEndsForAReasonTheConsoleIsLeftToThatSentence() throws IOException {
        open();
        System.setProperty("hotplug.exit.reason", "The disk is full.");
        try {
            logger.error("what follows from it");
        } finally {
            System.clearProperty("hotplug.exit.reason");
        }

        assertEquals("", console.toString(StandardCharsets.UTF_8));
        assertTrue(log().contains("what follows from it"));
    }

    @Test
    void newLevelsReachOldAndNewLoggers() throws IOException {
        open();
        centre.use(Levels.from(Map.of("level", "ERROR", "level.dev.hotplug.New", "TRACE")));
        logger.warn("not written");
        centre.getLogger("dev.hotplug.New").trace("written");

        assertFalse(log().contains("not written"));
        assertTrue(log().contains("TRACE [") && log().contains("written"));
    }

    @Test
    void takesTheRecordsOfJavaUtilLogging() throws IOException {
        open();
        JulBridge bridge = JulBridge.install(centre);
        java.util.logging.Logger.getLogger("foreign").log(java.util.logging.Level.INFO, "hello {0}", "you");
        bridge.uninstall();

        assertTrue(log().contains("INFO  [main] foreign: hello you"), log());
    }

    private void open() {
        centre.open(new LogFile(folder.resolve("hotplug.log"), 100_000, 2));
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("hotplug.log"));
    }
}
