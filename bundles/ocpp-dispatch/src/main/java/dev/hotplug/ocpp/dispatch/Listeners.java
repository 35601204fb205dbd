package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.CsmsListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who hears of the link. One that throws does not keep the others from hearing. Station loop. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<CsmsListener> listeners = new ArrayList<>();

    /** @param open the socket is open now, which the listener hears at once */
    void add(CsmsListener listener, boolean open) {
        listeners.add(listener);
        if (open) {
            tell(listener, CsmsListener::opened);
        }
    }

    void remove(CsmsListener listener) {
        listeners.remove(listener);
    }

    void tell(Consumer<CsmsListener> news) {
        List.copyOf(listeners).forEach(listener -> tell(listener, news));
    }

    private static void tell(CsmsListener listener, Consumer<CsmsListener> news) {
        try {
            news.accept(listener);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} failed to hear of the link.", listener.getClass().getName(), e);
        }
    }
}
