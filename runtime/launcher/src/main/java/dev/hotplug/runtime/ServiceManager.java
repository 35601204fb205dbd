package dev.hotplug.runtime;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Tells systemd how it goes, by way of the parent process: Java cannot send to systemd's socket, and starts no commands here. The
 * parent names a pipe in the environment when there is a systemd to tell; each line is one message of sd_notify(3).
 */
final class ServiceManager {

    private static final String PIPE = "HOTPLUG_NOTIFY";

    private final String pipe;

    private ServiceManager(String pipe) {
        this.pipe = pipe;
    }

    static ServiceManager ofEnvironment() {
        return new ServiceManager(System.getenv(PIPE));
    }

    void ready() {
        tell("READY=1");
    }

    void alive() {
        tell("WATCHDOG=1");
    }

    void stopping() {
        tell("STOPPING=1");
    }

    /** A parent that is gone is no reason to stop. */
    private void tell(String message) {
        if (pipe == null || pipe.isBlank()) {
            return;
        }
        try (OutputStream out = new FileOutputStream(pipe)) {
            out.write((message + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // nobody listens any more
        }
    }
}
