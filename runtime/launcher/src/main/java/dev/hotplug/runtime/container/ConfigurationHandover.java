package dev.hotplug.runtime.container;

import dev.hotplug.runtime.Refusal;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Gives the configurations to Configuration Admin as soon as it is there, before the components that read them.
 *
 * <p>By reflection: the service's API belongs to a bundle, and this class is outside the framework.
 */
final class ConfigurationHandover {
    private static final String ADMIN = "org.osgi.service.cm.ConfigurationAdmin";

    private final Setup setup;
    private boolean done;

    ConfigurationHandover(Setup setup) {
        this.setup = setup;
    }

    /** Does its work at the first call that finds the service; calls before and after do nothing. */
    void offer(BundleContext context) {
        ServiceReference<?> reference = done ? null : context.getServiceReference(ADMIN);
        if (reference == null) {
            return;
        }
        done = true;
        try {
            Class<?> api = reference.getBundle().loadClass(ADMIN);
            Object admin = context.getService(reference);
            for (Map.Entry<String, Map<String, Object>> entry : setup.configurations().entrySet()) {
                if (setup.reads(entry.getKey())) {
                    update(api, admin, entry.getKey(), entry.getValue());
                }
            }
        } catch (ReflectiveOperationException e) {
            throw Refusal.failure(e, "The configuration cannot be handed over: %s.", Container.rootMessage(e));
        }
    }

    private static void update(Class<?> api, Object admin, String pid, Map<String, Object> values) throws ReflectiveOperationException {
        Object configuration = api.getMethod("getConfiguration", String.class, String.class).invoke(admin, pid, "?");
        Dictionary<String, Object> properties = new Hashtable<>(values);
        Class<?> type = api.getMethod("getConfiguration", String.class, String.class).getReturnType();
        type.getMethod("update", Dictionary.class).invoke(configuration, properties);
    }
}
