package dev.hotplug.station.chargepoint;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.station.StationListener;
import dev.hotplug.station.StationSnapshot;
import dev.hotplug.station.StatusReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listeners, one piece of news after the other: news that a listener causes waits until all have heard the
 * present one. A listener that fails does not keep the others from hearing. Adding and removing: any thread.
 */
public final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<StationListener> all = new CopyOnWriteArrayList<>();
    private final Deque<Consumer<StationListener>> news = new ArrayDeque<>();
    private boolean telling;

    public void add(StationListener listener) {
        all.add(listener);
    }

    public void remove(StationListener listener) {
        all.remove(listener);
    }

    void statusChanged(ConnectorId connector, StatusReport report) {
        tell(listener -> listener.statusChanged(connector, report));
    }

    void notice(ConnectorId connector, StatusReport report) {
        tell(listener -> listener.notice(connector, report));
    }

    void cardPresented(IdTag idTag) {
        tell(listener -> listener.cardPresented(idTag));
    }

    void transactionsLogged() {
        tell(StationListener::transactionsLogged);
    }

    void transactionBegins(ConnectorId connector, StationSnapshot.Transaction transaction) {
        tell(listener -> listener.transactionBegins(connector, transaction));
    }

    void transactionEnded(ConnectorId connector, long localId) {
        tell(listener -> listener.transactionEnded(connector, localId));
    }

    private void tell(Consumer<StationListener> piece) {
        news.add(piece);
        if (telling) {
            return;
        }
        telling = true;
        try {
            while (!news.isEmpty()) {
                Consumer<StationListener> next = news.poll();
                all.forEach(listener -> tell(listener, next));
            }
        } finally {
            telling = false;
        }
    }

    private static void tell(StationListener listener, Consumer<StationListener> piece) {
        try {
            piece.accept(listener);
        } catch (RuntimeException e) {
            LOG.error("A listener of the station failed.", e);
        }
    }
}
