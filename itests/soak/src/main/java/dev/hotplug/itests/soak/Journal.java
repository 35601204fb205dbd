package dev.hotplug.itests.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where everybody who sees something writes it down. Any thread. */
final class Journal implements AutoCloseable {

    private static final int SHOWN = 600;

    private final BufferedWriter trace;
    private final Map<String, Evidence.Message> messages = new LinkedHashMap<>();
    private final Map<String, Evidence.Ask> asks = new LinkedHashMap<>();
    private final List<String> strays = new ArrayList<>();
    private final List<Evidence.Presented> cards = new ArrayList<>();
    private final Map<Integer, Evidence.Link> links = new TreeMap<>();
    private final List<Long> attempts = new ArrayList<>();
    private final List<Evidence.Outage> outages = new ArrayList<>();
    private final List<Long> kills = new ArrayList<>();
    private final Map<Integer, String> statuses = new TreeMap<>();
    private final List<Finding> remarks = new ArrayList<>();
    private final Map<String, Integer> troubles = new TreeMap<>();
    private long frames;
    private int sampleSeconds;

    /** @param file gets every frame and everything that was done, one line each, cut */
    Journal(Path file) {
        try {
            trace = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void trace(String who, String what) {
        try {
            String shown = what.length() > SHOWN ? what.substring(0, SHOWN) + "..." : what;
            trace.write(Instant.now() + " " + who + " " + shown.replaceAll("[\\p{Cntrl}&&[^\n]]", "?") + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void frame() {
        frames++;
    }

    synchronized void attempt() {
        attempts.add(Clock.now());
    }

    synchronized void opened(int number) {
        links.put(number, new Evidence.Link(number, Clock.now(), 0, "", ""));
    }

    synchronized void closed(int number, String why, String howItEnded) {
        Evidence.Link link = links.get(number);
        links.put(number, new Evidence.Link(number, link.openedAt(), Clock.now(), why, howItEnded));
        trace("link", number + " ended (" + (why.isEmpty() ? "nobody did anything" : why) + "): " + howItEnded);
    }

    synchronized void outage(String trouble, long millis) {
        outages.add(new Evidence.Outage(trouble, millis));
    }

    synchronized void trouble(String name) {
        troubles.merge(name, 1, Integer::sum);
    }

    /** What the central system took before under this message id. */
    synchronized Evidence.Message known(String id) {
        return messages.get(id);
    }

    /** Takes a transaction message, or notes that it came again. */
    synchronized void take(String id, String action, JsonNode payload, int transactionId) {
        Evidence.Message before = messages.get(id);
        if (before == null) {
            messages.put(id, new Evidence.Message(id, action, payload, Clock.now(), transactionId, 1));
            return;
        }
        messages.put(id, new Evidence.Message(
                id, before.action(), before.payload(), before.at(), before.transactionId(), before.sent() + 1));
        if (!before.payload().equals(payload)) {
            remark(Finding.Kind.CHANGED, action + " " + id + " was " + before.payload() + " and now is " + payload);
        }
    }

    synchronized void asked(String id, String what, Set<String> allowed, boolean mustAnswer, int connection) {
        asks.put(id, new Evidence.Ask(id, what, allowed, mustAnswer, Clock.now(), connection, new ArrayList<>()));
    }

    /** An answer of the charge point. */
    synchronized void answered(String id, String how, int connection, String text) {
        Evidence.Ask ask = asks.get(id);
        if (ask == null || ask.connection() != connection) {
            strays.add("connection " + connection + ": " + text);
        } else {
            ask.answers().add(how);
        }
    }

    /** How many calls of this connection have no answer yet. */
    synchronized long open(int connection) {
        return asks.values().stream().filter(a -> a.connection() == connection && a.answers().isEmpty()).count();
    }

    synchronized void stray(String text) {
        strays.add(text);
    }

    synchronized void presented(String idTag) {
        cards.add(new Evidence.Presented(idTag, Clock.now()));
    }

    synchronized void killed(String how) {
        kills.add(Clock.now());
        trace("kill", how);
    }

    synchronized void status(int connector, String status) {
        statuses.put(connector, status);
    }

    synchronized String status(int connector) {
        return statuses.getOrDefault(connector, "");
    }

    synchronized void sampleInterval(int seconds) {
        sampleSeconds = Math.max(sampleSeconds, seconds);
    }

    synchronized void remark(Finding.Kind kind, String what) {
        remarks.add(new Finding(kind, what));
        trace("FINDING", kind + " " + what);
    }

    /** When the last transaction message was taken; 0 for never. */
    synchronized long lastMessage() {
        return messages.values().stream().mapToLong(Evidence.Message::at).max().orElse(0);
    }

    /** Started and not stopped, as the central system sees it. */
    synchronized long openTransactions() {
        return count("StartTransaction") - count("StopTransaction");
    }

    synchronized long count(String action) {
        return messages.values().stream().filter(m -> m.action().equals(action)).count();
    }

    synchronized int latestTransaction() {
        return messages.values().stream()
                .filter(m -> m.action().equals("StartTransaction"))
                .reduce((first, second) -> second)
                .map(Evidence.Message::transactionId)
                .orElse(-1);
    }

    synchronized String inShort() {
        return count("StartTransaction") + " transactions, " + messages.size() + " messages of them, " + asks.size() + " calls, "
                + links.size() + " connections, " + frames + " frames, " + remarks.size() + " remarks";
    }

    synchronized Map<String, Integer> troubles() {
        return new TreeMap<>(troubles);
    }

    /** Kills so far, epoch milliseconds. */
    synchronized List<Long> kills() {
        return List.copyOf(kills);
    }

    synchronized Evidence evidence(World world, Machine machine) {
        return new Evidence(List.copyOf(messages.values()), List.copyOf(asks.values()), List.copyOf(strays), world.closed(),
                List.copyOf(cards), world.register(), List.copyOf(links.values()), List.copyOf(attempts), List.copyOf(outages),
                machine.processes(), List.copyOf(kills), machine.samples(), Map.copyOf(statuses), List.copyOf(remarks), sampleSeconds);
    }

    synchronized void flush() {
        try {
            trace.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            trace.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
