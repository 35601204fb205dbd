package dev.hotplug.runtime;

import dev.hotplug.runtime.container.Container;
import java.util.function.IntSupplier;

/** Stops the container when the process is asked to end, and ends the process within the time the contract gives. */
final class StopOnSignal {
    private StopOnSignal() {}

    /**
     * @param begins told first
     * @param ended  gives the exit code, once the container has stopped
     */
    static void install(Container container, Runnable begins, IntSupplier ended) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(container, begins, ended), "stop"));
    }

    private static void stop(Container container, Runnable begins, IntSupplier ended) {
        Ending.claim();
        begins.run();
        int code = 1;
        try {
            container.stop();
            code = container.awaitStop(Launcher.STOP_LIMIT_MILLIS) ? ended.getAsInt() : 1;
        } catch (InterruptedException | RuntimeException e) {
            System.err.println("Hotplug did not stop in order: " + e.getMessage());
        }
        Ending.halt(code);
    }
}
