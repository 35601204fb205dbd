package dev.hotplug.local.page.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * One page that follows. Of each topic only the newest value waits while the reader is slow, so what waits is bounded by
 * what is followed; a reader that takes nothing for long is put out. Written without ever waiting, by the events' thread and
 * by the server's.
 */
final class Stream implements WriteListener, AsyncListener {

    /** What waits longer than this is given up, with its reader. */
    static final long MOST_WAITING_MILLIS = 15_000;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Set<String> topics;
    private final BooleanSupplier welcome;
    private final Map<String, String> sent = new LinkedHashMap<>();
    private final Map<String, byte[]> waiting = new LinkedHashMap<>();
    private long waitingSince;
    private boolean ended;

    /**
     * @param topics  full names of what is followed
     * @param welcome whether the reader may still read: his session may have ended
     */
    Stream(AsyncContext context, Set<String> topics, BooleanSupplier welcome) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.topics = Set.copyOf(topics);
        this.welcome = welcome;
    }

    void begin() {
        context.setTimeout(0);
        context.addListener(this);
        out.setWriteListener(this);
    }

    Set<String> topics() {
        return topics;
    }

    boolean welcome() {
        return welcome.getAsBoolean();
    }

    /** A topic has this value; nothing happens when it was sent already. */
    synchronized void offer(String topic, String json, long now) {
        if (!ended && topics.contains(topic) && !json.equals(sent.get(topic))) {
            sent.put(topic, json);
            enqueue(topic, "event: " + topic + "\ndata: " + json + "\n\n", now);
        }
    }

    /** A sign of life, for proxies, phones, and to find out who has gone. */
    synchronized void alive(long now) {
        enqueue("", ": alive\n\n", now);
    }

    private void enqueue(String topic, String text, long now) {
        if (ended) {
            return;
        }
        if (waiting.isEmpty()) {
            waitingSince = now;
        }
        waiting.put(topic, text.getBytes(StandardCharsets.UTF_8));
        pump();
    }

    /** Something has waited too long. */
    synchronized boolean stuck(long now) {
        return !waiting.isEmpty() && now - waitingSince > MOST_WAITING_MILLIS;
    }

    synchronized boolean ended() {
        return ended;
    }

    private void pump() {
        try {
            while (!ended && !waiting.isEmpty() && out.isReady()) {
                Iterator<byte[]> first = waiting.values().iterator();
                byte[] text = first.next();
                first.remove();
                out.write(text);
            }
            if (!ended && out.isReady()) {
                out.flush();
            }
        } catch (IOException | IllegalStateException e) {
            close();
        }
    }

    /** Ends it; harmless when repeated. */
    synchronized void close() {
        if (!ended) {
            ended = true;
            waiting.clear();
            try {
                context.complete();
            } catch (IllegalStateException e) {
                // the server has ended it already
            }
        }
    }

    @Override
    public synchronized void onWritePossible() {
        pump();
    }

    @Override
    public void onError(Throwable problem) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        gone();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it begins once
    }

    private synchronized void gone() {
        ended = true;
        waiting.clear();
    }
}
