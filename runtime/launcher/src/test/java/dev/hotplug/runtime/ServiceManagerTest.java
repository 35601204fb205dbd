package dev.hotplug.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceManagerTest {

    @TempDir
    Path folder;

    @Test
    void saysOneLineForEachMessage() throws Exception {
        Path pipe = folder.resolve("pipe");

        new ServiceManager(pipe.toString()).ready();

        while (Files.notExists(pipe) || Files.size(pipe) == 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertEquals("READY=1\n", Files.readString(pipe));
    }

    @Test
    void aPipeThatIsNotThereIsNoTrouble() {
        new ServiceManager(null).ready();
        new ServiceManager("").alive();
        new ServiceManager(folder.resolve("no/such/folder").toString()).stopping();
    }
}
