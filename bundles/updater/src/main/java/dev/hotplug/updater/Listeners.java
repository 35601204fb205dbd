package dev.hotplug.updater;

import dev.hotplug.update.UpdateListener;
import dev.hotplug.update.UpdateSnapshot;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who hears of snapshots. One who fails does not keep it from the others. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<UpdateListener> listeners = new CopyOnWriteArrayList<>();

    void add(UpdateListener listener) {
        listeners.add(listener);
    }

    void remove(UpdateListener listener) {
        listeners.remove(listener);
    }

    void tell(UpdateSnapshot snapshot) {
        listeners.forEach(listener -> tell(listener, snapshot));
    }

    void tell(UpdateListener listener, UpdateSnapshot snapshot) {
        try {
            listener.changed(snapshot);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("A listener failed.", e);
        }
    }
}
