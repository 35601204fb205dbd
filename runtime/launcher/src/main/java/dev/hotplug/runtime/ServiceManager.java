package dev.hotplug.runtime;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tells systemd how it goes, by way of the parent process: Java cannot send to systemd's socket, and starts no commands here. The
 * parent names a pipe in the environment when there is a systemd to tell; each line is one message of sd_notify(3). Nobody waits for
 * the pipe: what it cannot take is not said.
 */
final class ServiceManager {

    private static final String PIPE = "HOTPLUG_NOTIFY";
    private static final int WAITING = 4;

    private final String pipe;
    private final ExecutorService thread = new ThreadPoolExecutor(
            0, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), ServiceManager::daemon, new ThreadPoolExecutor.DiscardPolicy());

    /** @param pipe null or blank when there is nobody to tell */
    ServiceManager(String pipe) {
        this.pipe = pipe;
    }

    static ServiceManager ofEnvironment() {
        return new ServiceManager(System.getenv(PIPE));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "service-manager");
        thread.setDaemon(true);
        return thread;
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

    private void tell(String message) {
        if (pipe != null && !pipe.isBlank()) {
            thread.execute(() -> write(message));
        }
    }

    /** A parent that is gone is no reason to stop. */
    private void write(String message) {
        try (OutputStream out = new FileOutputStream(pipe)) {
            out.write((message + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // nobody listens any more
        }
    }
}
