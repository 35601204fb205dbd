package dev.hotplug.local.page.events;

import dev.hotplug.local.page.web.Json;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All pages that follow, and the thread that asks the topics once a second while there is one. Without a page there is no
 * thread.
 */
public final class Streams {

    /** Pages that may follow at a time. */
    public static final int MOST = 16;

    /** Topics that one page may follow. */
    public static final int MOST_TOPICS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final long BEAT_MILLIS = 1000;
    private static final int BEATS_ALIVE = 10;

    private final LongSupplier elapsedMillis;
    private final Function<String, Optional<Supplier<Object>>> topics;
    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private Thread thread;
    private boolean stopped;
    private long beats;

    /** @param topics the value of a topic by its full name; empty when there is none now */
    public Streams(LongSupplier elapsedMillis, Function<String, Optional<Supplier<Object>>> topics) {
        this.elapsedMillis = elapsedMillis;
        this.topics = topics;
    }

    /** Whether another page may follow. */
    public synchronized boolean hasRoom() {
        streams.removeIf(Stream::ended);
        return !stopped && streams.size() < MOST;
    }

    /** A page follows from now on. */
    public synchronized void add(AsyncContext context, Set<String> names, BooleanSupplier welcome) throws IOException {
        Stream stream = new Stream(context, names, welcome);
        streams.add(stream);
        stream.begin();
        if (thread == null) {
            thread = new Thread(this::run, "page-events");
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    /** Ends all; no thread stays. */
    public void stop() {
        Thread last;
        synchronized (this) {
            stopped = true;
            last = thread;
            notifyAll();
        }
        streams.forEach(Stream::close);
        streams.clear();
        if (last != null && last != Thread.currentThread()) {
            try {
                last.join(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try {
            while (goOn()) {
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the next beat. False when nobody follows any more. */
    private synchronized boolean goOn() throws InterruptedException {
        streams.removeIf(Stream::ended);
        if (stopped || streams.isEmpty()) {
            thread = null;
            return false;
        }
        wait(BEAT_MILLIS);
        return true;
    }

    private void beat() {
        long now = elapsedMillis.getAsLong();
        beats++;
        for (Stream stream : streams) {
            if (stream.stuck(now) || !stream.welcome()) {
                stream.close();
            } else if (beats % BEATS_ALIVE == 0) {
                stream.alive(now);
            }
        }
        Map<String, String> values = values();
        streams.forEach(stream -> stream.topics().forEach(topic -> {
            String json = values.get(topic);
            if (json != null) {
                stream.offer(topic, json, now);
            }
        }));
    }

    private Map<String, String> values() {
        Set<String> followed = new TreeSet<>();
        streams.forEach(stream -> followed.addAll(stream.topics()));
        Map<String, String> values = new HashMap<>();
        followed.forEach(topic -> topics.apply(topic).ifPresent(value -> put(values, topic, value)));
        return values;
    }

    private static void put(Map<String, String> values, String topic, Supplier<Object> value) {
        try {
            values.put(topic, Json.write(value.get()));
        } catch (RuntimeException e) {
            LOG.warn("What the page shows as {} cannot be told: {}", topic, e.toString());
        }
    }
}
