package dev.hotplug.runtime;

import dev.hotplug.runtime.container.Container;

/** Stops the container when the process is asked to end, and ends the process within the time the contract gives. */
final class StopOnSignal {
    private StopOnSignal() {}

    static void install(Container container) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(container), "stop"));
    }

    private static void stop(Container container) {
        Ending.claim();
        int code = 1;
        try {
            container.stop();
            code = container.awaitStop(Launcher.STOP_LIMIT_MILLIS) ? Launcher.exitCode() : 1;
        } catch (InterruptedException | RuntimeException e) {
            System.err.println("Hotplug did not stop in order: " + e.getMessage());
        }
        Ending.halt(code);
    }
}
