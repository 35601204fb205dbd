package dev.hotplug.profile.core;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.station.StatusReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * What the central system has been told of each connector, and what it is about to be told, in order. Bounded: when the
 * central system is so slow that {@value #LIMIT} reports wait, the oldest that is not under way is dropped.
 */
final class StatusOutbox {

    static final int LIMIT = 100;

    private final Map<ConnectorId, StatusReport> told = new HashMap<>();
    private final Deque<Outgoing> waiting = new ArrayDeque<>();

    /** True when the newest thing told or about to be told of the connector is that. */
    boolean knows(ConnectorId connector, StatusReport report) {
        return latest(connector).filter(report::sameAs).isPresent();
    }

    void add(Outgoing outgoing) {
        waiting.addLast(outgoing);
        if (waiting.size() > LIMIT) {
            Outgoing underWay = waiting.pollFirst();
            waiting.pollFirst();
            waiting.addFirst(underWay);
        }
    }

    Optional<Outgoing> head() {
        return Optional.ofNullable(waiting.peekFirst());
    }

    /** The central system has dealt with the head. */
    void headTold() {
        Outgoing head = waiting.pollFirst();
        if (head != null && !head.notice()) {
            told.put(head.connector(), head.report());
        }
    }

    /** Nobody knows whether the head arrived: the status is told again when there is an occasion, a notice is not. */
    void headLost() {
        Outgoing head = waiting.pollFirst();
        if (head != null && !head.notice()) {
            told.remove(head.connector());
        }
    }

    /** Statuses that wait are history, which is not told (OCPP 1.6 section 4.9); notices go on waiting. */
    void dropStatuses() {
        waiting.removeIf(outgoing -> !outgoing.notice());
    }

    /** For the hand-over. */
    Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>();
        told.forEach((connector, report) -> facts.put("told." + connector, Outgoing.text(report)));
        int position = 0;
        for (Outgoing outgoing : waiting) {
            facts.put("waiting." + position++, outgoing.text());
        }
        return facts;
    }

    /** What another version left; entries it does not understand are as if they had never been told. */
    static StatusOutbox of(Map<String, String> facts) {
        StatusOutbox outbox = new StatusOutbox();
        facts.forEach((name, text) -> {
            if (name.startsWith("told.")) {
                int connector = (int) Facts.number(Map.of("id", name.substring("told.".length())), "id", 0);
                Outgoing.parseReport(text).ifPresent(report -> outbox.told.put(new ConnectorId(connector), report));
            }
        });
        for (int position = 0; facts.containsKey("waiting." + position); position++) {
            Outgoing.parse(facts.get("waiting." + position)).ifPresent(outbox.waiting::addLast);
        }
        return outbox;
    }

    private Optional<StatusReport> latest(ConnectorId connector) {
        Iterator<Outgoing> newestFirst = waiting.descendingIterator();
        while (newestFirst.hasNext()) {
            Outgoing outgoing = newestFirst.next();
            if (!outgoing.notice() && outgoing.connector().equals(connector)) {
                return Optional.of(outgoing.report());
            }
        }
        return Optional.ofNullable(told.get(connector));
    }
}
