package dev.hotplug.local.page.overview;

import dev.hotplug.hardware.MeterReading;
import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.Station;
import dev.hotplug.station.StationListener;
import dev.hotplug.station.StationSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Power, current and limit of the last hour of charging, so that a page that is opened in mid-charge has something to draw: a
 * point every 10 s while a transaction runs, nothing otherwise. In memory; a new version of the page begins anew.
 */
@Component(service = {StationListener.class, Plot.class}, immediate = true)
public final class Plot implements StationListener {

    static final int MOST_POINTS = 360;
    static final Duration EVERY = Duration.ofSeconds(10);

    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final Loop loop;
    private final StationTime time;
    private final Station station;
    private final Map<Integer, Deque<Map<String, Object>>> points = new TreeMap<>();
    private boolean running;
    private boolean closed;

    @Activate
    public Plot(@Reference Loop loop, @Reference StationTime time, @Reference Station station) {
        this.loop = loop;
        this.time = time;
        this.station = station;
        loop.post(this::run);
    }

    @Deactivate
    void deactivate() {
        loop.post(() -> closed = true);
        loop.drain(DRAIN);
    }

    @Override
    public void transactionBegins(ConnectorId connector, StationSnapshot.Transaction transaction) {
        if (!running) {
            running = true;
            loop.after(EVERY, this::run);
        }
    }

    private void run() {
        running = !closed && sample();
        if (running) {
            loop.after(EVERY, this::run);
        }
    }

    /** Whether a transaction runs. */
    private boolean sample() {
        boolean any = false;
        for (Map.Entry<ConnectorId, StationSnapshot.Connector> each : station.snapshot().connectors().entrySet()) {
            if (each.getValue().transaction().isPresent()) {
                any = true;
                add(each.getKey().value(), point(time.now(), each.getValue()));
            }
        }
        return any;
    }

    private synchronized void add(int connector, Map<String, Object> point) {
        Deque<Map<String, Object>> line = points.computeIfAbsent(connector, c -> new ArrayDeque<>());
        line.addLast(point);
        if (line.size() > MOST_POINTS) {
            line.removeFirst();
        }
    }

    /** One point: when, power, the limit in force, and the current of each phase. */
    static Map<String, Object> point(Instant at, StationSnapshot.Connector connector) {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("at", at);
        point.put("watt", Math.round(connector.hardware().meter().powerWatt()));
        point.put("limit", connector.limits().values().stream().mapToInt(Integer::intValue).min().orElse(0) / 1000.0);
        point.put("amps", connector.hardware().meter().phases().stream().map(MeterReading.PhaseReading::ampere).toList());
        return point;
    }

    /** Oldest first. Any thread. */
    synchronized List<Map<String, Object>> points(int connector) {
        return new ArrayList<>(points.getOrDefault(connector, new ArrayDeque<>()));
    }

    /** Power of each point since then, W. Any thread. */
    public synchronized List<Long> since(int connector, Instant from) {
        return points.getOrDefault(connector, new ArrayDeque<>()).stream()
                .filter(point -> !((Instant) point.get("at")).isBefore(from))
                .map(point -> (Long) point.get("watt"))
                .toList();
    }
}
