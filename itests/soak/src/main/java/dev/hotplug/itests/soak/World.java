package dev.hotplug.itests.soak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.itests.blackbox.Rig;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Looks at the simulated connector all the time: what truly happened there, whatever anybody says. */
final class World {

    private static final long LOOK_MILLIS = 100;

    private final Rig rig;
    private final List<Evidence.Closed> closed = new ArrayList<>();
    private Evidence.Closed now;
    private double first = -1;
    private double last = -1;
    private int fell;
    private volatile boolean ended;
    private volatile long looks;

    World(Rig rig) {
        this.rig = rig;
    }

    void start() {
        Threads.start("world", () -> {
            while (!ended) {
                look();
                Clock.pause(LOOK_MILLIS);
            }
        });
    }

    void end() {
        ended = true;
    }

    long looks() {
        return looks;
    }

    private void look() {
        long before = Clock.now();
        try {
            JsonNode connector = rig.world().path("connectors").path(0);
            if (connector.has("meterWh")) {
                looks++;
                saw(before, connector.path("contactorClosed").asBoolean(), connector.path("meterWh").asDouble());
            }
        } catch (UncheckedIOException e) {
            gone();
        }
    }

    synchronized void saw(long at, boolean contactorClosed, double meterWh) {
        first = first < 0 ? meterWh : first;
        fell += meterWh < last ? 1 : 0;
        last = meterWh;
        if (!contactorClosed) {
            gone();
        } else if (now == null) {
            now = new Evidence.Closed(at, at, meterWh, meterWh);
        } else {
            now = new Evidence.Closed(now.from(), at, now.fromWh(), meterWh);
        }
    }

    /** The contactor is open, or nobody can say. */
    private synchronized void gone() {
        if (now != null) {
            closed.add(now);
        }
        now = null;
    }

    synchronized List<Evidence.Closed> closed() {
        List<Evidence.Closed> all = new ArrayList<>(closed);
        if (now != null) {
            all.add(now);
        }
        return all;
    }

    synchronized Evidence.Register register() {
        return new Evidence.Register(first, last, fell);
    }
}
