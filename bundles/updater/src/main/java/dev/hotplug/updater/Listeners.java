package dev.hotplug.updater;

import dev.hotplug.update.UpdateListener;
import dev.hotplug.update.UpdateSnapshot;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who hears of snapshots. One who fails does not keep it from the others. A listener is asked for when there is something to tell: most
 * of them need the updater themselves, and could not be had while it begins.
 */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final BundleContext context;
    private final Map<ServiceReference<UpdateListener>, Optional<UpdateListener>> listeners = new ConcurrentHashMap<>();

    Listeners(BundleContext context) {
        this.context = context;
    }

    void add(ServiceReference<UpdateListener> listener) {
        listeners.putIfAbsent(listener, Optional.empty());
    }

    void remove(ServiceReference<UpdateListener> listener) {
        Optional<UpdateListener> asked = listeners.remove(listener);
        if (asked != null && asked.isPresent()) {
            context.ungetService(listener);
        }
    }

    void tell(UpdateSnapshot snapshot) {
        listeners.keySet().forEach(listener -> tell(listener, snapshot));
    }

    void tell(ServiceReference<UpdateListener> listener, UpdateSnapshot snapshot) {
        try {
            service(listener).ifPresent(each -> each.changed(snapshot));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("A listener failed.", e);
        }
    }

    /** Empty for one that has gone meanwhile. */
    private Optional<UpdateListener> service(ServiceReference<UpdateListener> listener) {
        Optional<UpdateListener> known = listeners.get(listener);
        if (known == null || known.isPresent()) {
            return known == null ? Optional.empty() : known;
        }
        Optional<UpdateListener> fresh = Optional.ofNullable(context.getService(listener));
        if (fresh.isPresent() && !listeners.replace(listener, known, fresh)) {
            context.ungetService(listener);
        }
        return fresh;
    }
}
