package dev.hotplug.updater;

import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.slf4j.LoggerFactory;

/** Ends the process so that its parent starts it again at once: leaves code and reason where the launcher finds them. */
final class ProcessEnd {

    private static final String CODE = "hotplug.exit";
    private static final String REASON = "hotplug.exit.reason";
    private static final int RESTART = 75;

    private ProcessEnd() {}

    /** Returns at once. */
    static void restart(BundleContext framework, String why) {
        System.setProperty(CODE, Integer.toString(RESTART));
        System.setProperty(REASON, why + ".");
        LoggerFactory.getLogger(ProcessEnd.class).info("The process is restarted: {}.", why);
        new Thread(() -> stop(framework), "updater-restart").start();
    }

    private static void stop(BundleContext framework) {
        try {
            framework.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).stop();
        } catch (BundleException | IllegalStateException e) {
            LoggerFactory.getLogger(ProcessEnd.class).error("The framework does not stop.", e);
        }
    }
}
