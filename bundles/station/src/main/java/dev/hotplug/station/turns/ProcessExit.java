package dev.hotplug.station.turns;

import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process: leaves exit code and reason where the launcher finds them, then stops the framework. Any thread,
 * the station loop included; returns at once.
 */
@FunctionalInterface
public interface ProcessExit {

    /** System property with the exit code, read by the launcher when the framework has stopped. */
    String CODE = "hotplug.exit";

    /** System property with one sentence that says why. */
    String REASON = "hotplug.exit.reason";

    /** Something that may pass by itself went wrong: the parent process starts again with back-off. */
    int FAILED = 1;

    /** The process was given something it cannot work with; the parent process does not start it again. */
    int REFUSED = 2;

    /** A restart is wanted (Reset, update); the parent process starts again at once. */
    int RESTART = 75;

    /**
     * Ends the process.
     *
     * @param reason one sentence for the technician; never a secret
     */
    void end(int code, String reason);

    /** Ends the process so that it is started again at once. */
    default void restart(String reason) {
        end(RESTART, reason);
    }

    /** Ends the process because of what it was given. */
    default void refuse(String reason) {
        end(REFUSED, reason);
    }

    /** The real one, by the framework of this bundle. */
    static ProcessExit of(BundleContext context) {
        return (code, reason) -> {
            System.setProperty(CODE, Integer.toString(code));
            System.setProperty(REASON, reason);
            LoggerFactory.getLogger(ProcessExit.class).info("The process ends with exit code {}: {}.", code, reason);
            new Thread(() -> stop(context), "process-exit").start();
        };
    }

    private static void stop(BundleContext context) {
        Logger log = LoggerFactory.getLogger(ProcessExit.class);
        try {
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).stop();
        } catch (BundleException | IllegalStateException e) {
            log.error("The framework does not stop.", e);
        }
    }
}
