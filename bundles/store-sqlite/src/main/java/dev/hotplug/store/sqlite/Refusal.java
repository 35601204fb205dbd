package dev.hotplug.store.sqlite;

import dev.hotplug.store.StoreException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Without a store there is no charger: the process ends.
 *
 * @param code     2 when a person has to do something first, 1 when it may pass by itself
 * @param sentence what to do
 */
record Refusal(int code, String sentence) {

    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    static Refusal of(StoreException e) {
        return switch (e.reason()) {
            case READ_ONLY, NEWER -> new Refusal(2, e.getMessage());
            case FULL -> new Refusal(startedAgain() ? 1 : 2, e.getMessage());
            case DAMAGED, FAILED -> new Refusal(1, e.getMessage());
        };
    }

    /** The parent process starts a charger again that worked before: room may come back without anybody at its side. */
    private static boolean startedAgain() {
        String starts = System.getenv("HOTPLUG_STARTS");
        return starts != null && !starts.equals("0");
    }

    /** Leaves code and sentence where the launcher finds them and stops the framework from a thread of its own. */
    void end(BundleContext context) {
        System.setProperty("hotplug.exit", Integer.toString(code));
        System.setProperty("hotplug.exit.reason", sentence);
        LOG.error("{}", sentence);
        new Thread(() -> stop(context), "store-refusal").start();
    }

    private static void stop(BundleContext context) {
        try {
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).stop();
        } catch (BundleException | IllegalStateException e) {
            LOG.error("The framework does not stop.", e);
        }
    }
}
