package dev.hotplug.station.transaction;

import dev.hotplug.loop.Stamp;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import java.util.HashMap;
import java.util.Map;

/** Moments of what happens on a connector: never before the moment of what happened there before (statement 23). Loop. */
final class Moments {

    private final StationTime time;
    private final Map<ConnectorId, Stamp> last = new HashMap<>();

    Moments(StationTime time) {
        this.time = time;
    }

    /** Now, or the last moment given out for the connector when the clock was set back since. */
    Stamp next(ConnectorId connector) {
        Stamp now = time.stamp();
        Stamp before = last.get(connector);
        Stamp next = before != null && time.date(now).isBefore(time.date(before)) ? held(now, before) : now;
        last.put(connector, next);
        return next;
    }

    private Stamp held(Stamp now, Stamp before) {
        return new Stamp(time.date(before), now.boot(), now.elapsedMillis(), now.known());
    }
}
