package dev.hotplug.itests.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a central system knows of the transactions, from the calls it got: each message counted once however often it came,
 * in the order in which each came first.
 */
final class TransactionLedger {

    private static final Set<String> KINDS = Set.of("StartTransaction", "MeterValues", "StopTransaction");

    /** In messages of a transaction whose start was given up (errata 3.18). */
    private static final int NONE = -1;

    private final List<Entry> entries = new ArrayList<>();

    private TransactionLedger() {}

    /** One transaction. */
    static final class Entry {
        final WireCentralSystem.Call start;
        final List<WireCentralSystem.Call> values = new ArrayList<>();
        final List<WireCentralSystem.Call> stops = new ArrayList<>();

        private Entry(WireCentralSystem.Call start) {
            this.start = start;
        }

        String idTag() {
            return start.payload().path("idTag").asText();
        }

        JsonNode stop() {
            assertEquals(1, stops.size(), () -> "StopTransaction messages of " + idTag() + ": " + stops);
            return stops.get(0).payload();
        }

        boolean closed() {
            return !stops.isEmpty();
        }
    }

    /**
     * Reads the calls, those of starts that were never accepted left out, and checks what must hold whatever happened: messages of one transaction are together, its start comes
     * first and its stop last; a message that comes again is word for word the same; time and register never run backwards.
     */
    static TransactionLedger of(WireCentralSystem centralSystem) {
        TransactionLedger ledger = new TransactionLedger();
        Map<String, WireCentralSystem.Call> messages = new LinkedHashMap<>();
        centralSystem.calls().stream().filter(c -> KINDS.contains(c.action())).forEach(call -> {
            WireCentralSystem.Call before = messages.putIfAbsent(call.id(), call);
            if (before != null) {
                assertEquals(before.payload(), call.payload(), "a message that is sent again does not change");
            }
        });
        Map<Integer, Entry> byId = new HashMap<>();
        messages.values().forEach(call -> ledger.add(call, centralSystem, byId));
        return ledger;
    }

    List<Entry> entries() {
        return entries;
    }

    List<Entry> of(String idTag) {
        return entries.stream().filter(e -> e.idTag().equals(idTag)).toList();
    }

    /** Every transaction has exactly one StopTransaction. */
    void assertEachClosedOnce() {
        entries.forEach(Entry::stop);
    }

    /** No sample is missing and none comes twice, for transactions sampled every {@code interval}. */
    void assertNoGap(Duration interval) {
        for (Entry entry : entries) {
            Instant last = timestamp(entry.start.payload());
            Set<Instant> seen = new HashSet<>();
            for (WireCentralSystem.Call call : entry.values) {
                Instant at = timestamp(call.payload().path("meterValue").path(0));
                assertTrue(seen.add(at), "a sample of " + entry.idTag() + " came twice: " + at);
                assertTrue(Duration.between(last, at).compareTo(interval.multipliedBy(2)) < 0,
                        "a sample of " + entry.idTag() + " is missing between " + last + " and " + at);
                last = at;
            }
        }
    }

    private void add(WireCentralSystem.Call call, WireCentralSystem centralSystem, Map<Integer, Entry> byId) {
        if (call.action().equals("StartTransaction")) {
            Optional<Integer> id = centralSystem.transactionId(call.id());
            if (id.isEmpty()) {
                return;
            }
            Entry entry = new Entry(call);
            assertFalse(entries.stream().anyMatch(e -> !e.closed()), () -> "a transaction begins before the one before has ended: " + call);
            assertTrue(register() <= call.payload().path("meterStart").asLong(), () -> "the register fell: " + call);
            entries.add(entry);
            byId.put(id.get(), entry);
        } else if (call.payload().path("transactionId").asInt(NONE) != NONE) {
            Entry entry = byId.get(call.payload().path("transactionId").asInt());
            assertTrue(entry != null && entry == entries.get(entries.size() - 1), () -> "of no or an old transaction: " + call);
            assertFalse(entry.closed(), () -> "after its end: " + call);
            assertFalse(time(call).isBefore(time(entry)), () -> "time runs backwards: " + call);
            (call.action().equals("MeterValues") ? entry.values : entry.stops).add(call);
        }
    }

    private long register() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).stop().path("meterStop").asLong();
    }

    private static Instant time(Entry entry) {
        return time(entry.values.isEmpty() ? entry.start : entry.values.get(entry.values.size() - 1));
    }

    private static Instant time(WireCentralSystem.Call call) {
        return timestamp(call.action().equals("MeterValues") ? call.payload().path("meterValue").path(0) : call.payload());
    }

    private static Instant timestamp(JsonNode node) {
        return Instant.parse(node.path("timestamp").asText());
    }
}
