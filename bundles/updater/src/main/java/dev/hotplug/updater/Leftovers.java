package dev.hotplug.updater;

import java.lang.reflect.Field;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/**
 * What libraries keep of bundles that are gone: Felix Log 1.3 every logger that it ever made, Felix 7.0 the services that a bundle
 * used, and both with it the bundle itself. A swap would cost the heap some 17 KiB for ever. Nothing public tells them that it is not
 * needed any more, so their maps are relieved of it here; a version that keeps none, or keeps it elsewhere, is left alone. That the
 * fields are those of what ships is shown by the heap in the long run of UpdateSwapsTest.
 */
final class Leftovers {

    private static final String ADMIN = "org.osgi.service.log.admin.LoggerAdmin";

    private final BundleContext context;

    /** @param context of the framework */
    Leftovers(BundleContext context) {
        this.context = context;
    }

    /** What is said of a bundle after this, while it goes, is let go of with the next one. Any thread. */
    void clear() {
        usesOfTheGone(context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION));
        ServiceReference<?> reference = context.getServiceReference(ADMIN);
        if (reference != null) {
            loggersOfTheGone(context.getService(reference));
            context.ungetService(reference);
        }
    }

    static void usesOfTheGone(Object framework) {
        if (value(value(framework, "m_registry"), "m_inUseMap") instanceof Map<?, ?> uses) {
            uses.keySet().removeIf(Leftovers::isGone);
        }
    }

    static void loggersOfTheGone(Object admin) {
        if (value(admin, "_loggers") instanceof Map<?, ?> loggers) {
            loggers.keySet().removeIf(key -> isGone(value(key, "m_bundle")));
        }
    }

    private static boolean isGone(Object bundle) {
        return bundle instanceof Bundle one && one.getState() == Bundle.UNINSTALLED;
    }

    /** Null for a field that is not there, or not open to us. */
    private static Object value(Object owner, String name) {
        try {
            Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}
