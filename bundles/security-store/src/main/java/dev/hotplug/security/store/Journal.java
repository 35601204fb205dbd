package dev.hotplug.security.store;

import dev.hotplug.loop.Stamp;
import dev.hotplug.loop.StationTime;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.security.SecurityEvents;
import dev.hotplug.security.SecurityLog;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.LogEntry;
import dev.hotplug.store.Store;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records security events in the store: all in the log {@value #LOG}, which rolls, and the critical ones also in
 * {@value #QUEUE}, from which they go when the central system has taken them. What the store could not take waits in memory
 * for the next chance, bounded. Any thread.
 */
final class Journal implements SecurityEvents, SecurityLog {

    static final String LOG = "security";
    static final String QUEUE = "security-critical";
    static final String READER = "central-system";
    static final int MAX_TECH_INFO = 255;
    /** Events that wait for a store that is full or failing. */
    static final int UNSAVED = 200;

    private static final Logger OUT = LoggerFactory.getLogger(Journal.class);

    private final Store store;
    private final StationTime time;
    private final Bounds bounds;
    private final Flood flood;
    private final Deque<Recorded> unsaved = new ArrayDeque<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /**
     * @param log      events that the log keeps
     * @param queue    critical events that wait at most
     * @param perMinute events of a type that are recorded one by one
     */
    record Bounds(int log, int queue, int perMinute) {}

    private record Recorded(boolean critical, Fields fields) {}

    Journal(Store store, StationTime time, Bounds bounds) {
        this.store = store;
        this.time = time;
        this.bounds = bounds;
        this.flood = new Flood(bounds.perMinute());
    }

    @Override
    public synchronized void report(SecurityEvent event, String techInfo) {
        OptionalInt held = flood.pass(event, time.elapsedMillis());
        if (held.isEmpty()) {
            return;
        }
        String more = held.getAsInt() == 0 ? "" : " (" + held.getAsInt() + " more like it were not recorded)";
        String info = cleaned(techInfo, MAX_TECH_INFO - more.length()) + more;
        Stamp at = time.stamp();
        OUT.info("Security event {}: {}", event, info);
        unsaved.add(new Recorded(event.critical(), EventFields.of(event.name(), at, info, UUID.randomUUID().toString())));
        if (unsaved.size() > UNSAVED) {
            OUT.error("The store takes no security events; the oldest is lost: {}", unsaved.remove().fields().values());
        }
        save();
    }

    /** Tries once more what the store did not take. */
    synchronized void save() {
        if (unsaved.isEmpty()) {
            return;
        }
        List<Recorded> now = List.copyOf(unsaved);
        unsaved.clear();
        store.commit(batch(now)).whenComplete((done, failure) -> {
            if (failure != null) {
                OUT.error("{} security events could not be stored, this is tried again: {}", now.size(), failure.getMessage());
                putBack(now);
            } else if (now.stream().anyMatch(Recorded::critical)) {
                watchers.forEach(Runnable::run);
            }
        });
    }

    private Batch batch(List<Recorded> events) {
        Batch batch = new Batch();
        for (Recorded event : events) {
            batch.append(LOG, event.fields());
            if (event.critical()) {
                batch.append(QUEUE, event.fields());
            }
        }
        trim(batch, LOG, bounds.log());
        trim(batch, QUEUE, bounds.queue());
        return batch;
    }

    private void trim(Batch batch, String log, int bound) {
        long end = store.newest(log) - bound;
        if (end > 0) {
            batch.trim(log, end);
        }
    }

    private synchronized void putBack(List<Recorded> events) {
        for (int i = events.size() - 1; i >= 0 && unsaved.size() < UNSAVED; i--) {
            unsaved.addFirst(events.get(i));
        }
    }

    private static String cleaned(String text, int limit) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > limit ? plain.substring(0, limit) : plain;
    }

    @Override
    public CompletionStage<List<Entry>> entries(long after, int limit) {
        return store.read(LOG, after, limit).thenApply(Journal::entries);
    }

    @Override
    public CompletionStage<List<Entry>> undelivered(int limit) {
        return store.read(QUEUE, store.cursor(QUEUE, READER), limit).thenApply(Journal::entries);
    }

    @Override
    public CompletionStage<Void> delivered(long sequence) {
        return store.commit(new Batch().moveCursor(QUEUE, READER, sequence).trim(QUEUE, sequence));
    }

    private static List<Entry> entries(List<LogEntry> stored) {
        return stored.stream().map(EventFields::read).flatMap(Optional::stream).toList();
    }

    @Override
    public Watch watch(Runnable news) {
        watchers.add(news);
        return () -> watchers.remove(news);
    }
}
