package dev.hotplug.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    @Test
    void rotatesBySizeAndKeepsABoundedNumber() throws IOException {
        Path path = folder.resolve("log/hotplug.log");
        LogFile file = new LogFile(path, 10, 3);
        for (int i = 1; i <= 5; i++) {
            file.append("record " + i + "\n");
        }
        file.close();

        assertEquals("record 5\n", Files.readString(path));
        assertEquals("record 4\n", Files.readString(folder.resolve("log/hotplug.log.1")));
        assertEquals("record 3\n", Files.readString(folder.resolve("log/hotplug.log.2")));
        assertFalse(Files.exists(folder.resolve("log/hotplug.log.3")));
    }

    @Test
    void goesOnWhereItEnded() throws IOException {
        Path path = folder.resolve("hotplug.log");
        for (String record : new String[] {"one\n", "two\n"}) {
            LogFile file = new LogFile(path, 100, 3);
            file.append(record);
            file.close();
        }

        assertEquals("one\ntwo\n", Files.readString(path));
    }

    @Test
    void keepsOneFileWhenToldSo() throws IOException {
        LogFile file = new LogFile(folder.resolve("hotplug.log"), 5, 1);
        file.append("one two\n");
        file.append("three\n");
        file.close();

        assertEquals("three\n", Files.readString(folder.resolve("hotplug.log")));
        assertFalse(Files.exists(folder.resolve("hotplug.log.1")));
    }

    @Test
    void countsWhatCouldNotBeWritten() throws IOException {
        Path blocked = folder.resolve("log");
        Files.writeString(blocked, "a file where the folder should be");
        LogFile file = new LogFile(blocked.resolve("hotplug.log"), 100, 2);
        file.append("lost\n");
        file.append("lost\n");
        Files.delete(blocked);
        file.append("kept\n");
        file.close();

        assertEquals("(2 records could not be written)\nkept\n", Files.readString(blocked.resolve("hotplug.log")));
        assertTrue(Files.exists(blocked));
    }
}
