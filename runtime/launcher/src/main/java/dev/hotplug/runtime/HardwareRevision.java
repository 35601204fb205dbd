package dev.hotplug.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The revision of the electronics, as the factory wrote it; never from anything that can be configured from afar. */
final class HardwareRevision {

    /** On a machine that is no charger. */
    static final String SIMULATED = "simulated";

    private static final Path FILE = Path.of("/etc/hotplug/hardware-revision");
    private static final String FORM = "[!-~]{1,32}";

    private HardwareRevision() {}

    static String read() {
        return read(FILE);
    }

    /** A file that is there and says nothing usable makes a charger that no set is for, rather than one that takes any. */
    static String read(Path file) {
        if (Files.notExists(file)) {
            return SIMULATED;
        }
        try {
            String text = Files.readString(file).strip();
            return text.matches(FORM) ? text : "unreadable";
        } catch (IOException e) {
            return "unreadable";
        }
    }
}
