package dev.hotplug.itests.soak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotplug.itests.soak.Finding.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what the central system got with what truly happened. Pure: it sees the evidence and nothing else. */
final class Judge {

    /** In messages without a transaction. */
    static final int NO_TRANSACTION = -1;

    /** A contactor that opens after the end of the offer takes up to 6 s, and it is looked at ten times a second. */
    private static final long CLOSED_AFTER_MILLIS = 9_000;
    private static final long CLOSED_BEFORE_MILLIS = 2_500;
    /** A card may wait for its plug, and the plug for its card. */
    private static final long CARD_MILLIS = 130_000;
    private static final long SAMPLE_SLACK_MILLIS = 3_000;
    private static final long MINUTE_MILLIS = 60_000;

    private final Evidence evidence;
    private final Bounds bounds;
    private final List<Finding> findings = new ArrayList<>();

    private Judge(Evidence evidence, Bounds bounds) {
        this.evidence = evidence;
        this.bounds = bounds;
    }

    /** A transaction as the central system knows it. */
    private static final class Known {
        final Evidence.Message start;
        Evidence.Message stop;
        Instant lastSample;
        double lastWh;

        Known(Evidence.Message start) {
            this.start = start;
            this.lastSample = time(start);
            this.lastWh = start.payload().path("meterStart").asDouble();
        }

        long from() {
            return time(start).toEpochMilli();
        }

        long to() {
            return stop == null ? Long.MAX_VALUE : time(stop).toEpochMilli();
        }

        String name() {
            return "transaction " + start.transactionId() + " of " + start.payload().path("idTag").asText() + " from "
                    + start.payload().path("timestamp").asText();
        }
    }

    static List<Finding> judge(Evidence evidence, Bounds bounds) {
        Judge judge = new Judge(evidence, bounds);
        judge.findings.addAll(evidence.remarks());
        List<Known> transactions = judge.transactions();
        judge.doubled();
        judge.energy(transactions);
        judge.contactor(transactions);
        judge.cards(transactions);
        judge.answers();
        judge.link();
        judge.processes();
        judge.growth();
        return judge.findings;
    }

    private void find(Kind kind, String what) {
        findings.add(new Finding(kind, what));
    }

    /** Walks through the messages in the order in which the central system took them. */
    private List<Known> transactions() {
        List<Known> all = new ArrayList<>();
        Map<Integer, Known> byId = new HashMap<>();
        Known open = null;
        Instant last = Instant.EPOCH;
        for (Evidence.Message message : evidence.messages()) {
            if (triggered(message)) {
                continue;
            }
            if (time(message).isBefore(last)) {
                find(Kind.OUT_OF_ORDER, message.action() + " " + message.id() + " of " + time(message) + " came after one of " + last);
            }
            last = time(message);
            if (message.action().equals("StartTransaction")) {
                if (open != null) {
                    find(Kind.LOST, "the end of " + open.name() + ": the next transaction began");
                }
                open = new Known(message);
                all.add(open);
                byId.put(message.transactionId(), open);
            } else if (message.action().equals("StopTransaction")) {
                open = stopped(message, open, byId);
            } else if (message.transactionId() != NO_TRANSACTION) {
                sampled(message, open, byId);
            }
        }
        if (open != null) {
            find(Kind.LOST, "the end of " + open.name());
        }
        return all;
    }

    private Known stopped(Evidence.Message message, Known open, Map<Integer, Known> byId) {
        Known of = byId.get(message.transactionId());
        if (of == null) {
            find(Kind.MIXED_UP, "the end of a transaction nobody began: " + message);
        } else if (of.stop != null) {
            find(Kind.DOUBLED, "a second end of " + of.name() + ": " + message);
        } else if (of != open) {
            find(Kind.MIXED_UP, "the end of an older transaction than the one that runs: " + message);
            of.stop = message;
        } else {
            of.stop = message;
            double wh = message.payload().path("meterStop").asDouble();
            if (wh < of.lastWh) {
                find(Kind.REGISTER_FELL, "meterStop " + wh + " of " + of.name() + " after " + of.lastWh);
            }
            return null;
        }
        return open;
    }

    private void sampled(Evidence.Message message, Known open, Map<Integer, Known> byId) {
        if (open == null || byId.get(message.transactionId()) != open) {
            find(Kind.MIXED_UP, "a sample of a transaction that does not run: " + message);
            return;
        }
        for (JsonNode value : message.payload().path("meterValue")) {
            double wh = registerOf(value);
            if (wh >= 0 && wh < open.lastWh) {
                find(Kind.REGISTER_FELL, wh + " in a sample of " + open.name() + " after " + open.lastWh);
            }
            open.lastWh = wh >= 0 ? wh : open.lastWh;
            if (contexts(value).contains("Sample.Periodic")) {
                periodic(Instant.parse(value.path("timestamp").asText()), open);
            }
        }
    }

    private void periodic(Instant at, Known open) {
        long gap = at.toEpochMilli() - open.lastSample.toEpochMilli();
        if (gap > 2_000L * evidence.configuredSampleSeconds() + SAMPLE_SLACK_MILLIS) {
            find(Kind.LOST, "samples of " + open.name() + " between " + open.lastSample + " and " + at);
        }
        open.lastSample = at;
    }

    /** No two messages with different ids say the same. */
    private void doubled() {
        Map<String, String> seen = new HashMap<>();
        for (Evidence.Message message : evidence.messages()) {
            if (!triggered(message)) {
                String before = seen.putIfAbsent(message.action() + message.payload(), message.id());
                if (before != null) {
                    find(Kind.DOUBLED, message.action() + " came as " + before + " and as " + message.id() + ": " + message.payload());
                }
            }
        }
    }

    /** What the meter counted is in the transactions: all of it, and once. */
    private void energy(List<Known> transactions) {
        double at = evidence.register().first();
        long since = 0;
        for (Known known : transactions) {
            double start = known.start.payload().path("meterStart").asDouble();
            gap(at, start, since, known.from(), "before " + known.name());
            if (known.stop != null) {
                at = known.stop.payload().path("meterStop").asDouble();
                since = known.to();
            }
        }
        gap(at, evidence.register().last(), since, Long.MAX_VALUE, "after the last transaction");
        if (evidence.register().fell() > 0) {
            find(Kind.REGISTER_FELL, "the simulated meter itself, " + evidence.register().fell() + " times");
        }
    }

    private void gap(double before, double after, long from, long to, String where) {
        boolean killed = evidence.kills().stream().anyMatch(kill -> kill >= from - CLOSED_AFTER_MILLIS && kill <= to);
        double allowed = killed ? bounds.killedWh() : bounds.registerWh();
        if (after - before > allowed) {
            find(Kind.LOST, (after - before) + " Wh " + where);
        } else if (before - after > bounds.registerWh()) {
            find(Kind.DOUBLED, (before - after) + " Wh " + where);
        }
    }

    private void contactor(List<Known> transactions) {
        for (Evidence.Closed closed : evidence.closed()) {
            boolean covered = transactions.stream().anyMatch(known -> known.from() - CLOSED_BEFORE_MILLIS <= closed.from()
                    && known.to() + CLOSED_AFTER_MILLIS >= closed.to());
            if (!covered) {
                find(Kind.STOLEN, "the contactor was closed from " + Instant.ofEpochMilli(closed.from()) + " to "
                        + Instant.ofEpochMilli(closed.to()) + " and the meter went from " + closed.fromWh() + " to " + closed.toWh());
            }
        }
    }

    private void cards(List<Known> transactions) {
        for (Known known : transactions) {
            String idTag = known.start.payload().path("idTag").asText();
            boolean presented = evidence.cards().stream().anyMatch(card -> card.idTag().equals(idTag)
                    && card.at() <= known.from() + CLOSED_BEFORE_MILLIS && card.at() >= known.from() - CARD_MILLIS);
            if (!presented) {
                find(Kind.MIXED_UP, known.name() + ": nobody showed that card then");
            }
        }
    }

    private void answers() {
        Map<Integer, Evidence.Link> links = new HashMap<>();
        evidence.links().forEach(link -> links.put(link.number(), link));
        for (Evidence.Ask ask : evidence.asks()) {
            if (ask.answers().size() > 1) {
                find(Kind.ANSWERED_TWICE, ask.what() + " " + ask.id() + ": " + ask.answers());
            }
            if (ask.answers().isEmpty() && ask.mustAnswer() && lasted(links.get(ask.connection()), ask)) {
                find(Kind.UNANSWERED, ask.what() + " " + ask.id() + " at " + Instant.ofEpochMilli(ask.at()));
            }
            ask.answers().stream().filter(answer -> !allowed(ask, answer)).forEach(answer ->
                    find(Kind.WRONG_ANSWER, ask.what() + " " + ask.id() + " at " + Instant.ofEpochMilli(ask.at()) + ": " + answer));
        }
        evidence.strays().forEach(stray -> find(Kind.ANSWERED_TWICE, "nobody asked: " + stray));
    }

    private boolean lasted(Evidence.Link link, Evidence.Ask ask) {
        long end = link.closedAt() == 0 ? Long.MAX_VALUE : link.closedAt();
        return end - ask.at() > bounds.answerMillis() && link.why().isEmpty() || link.closedAt() == 0;
    }

    private static boolean allowed(Evidence.Ask ask, String answer) {
        return ask.allowed().contains(answer) || ask.allowed().contains("") && !answer.startsWith("!");
    }

    private void link() {
        List<Long> attempts = evidence.attempts();
        for (int i = 0, j = 0; i < attempts.size(); i++) {
            while (attempts.get(i) - attempts.get(j) > MINUTE_MILLIS) {
                j++;
            }
            if (i - j + 1 > bounds.attemptsPerMinute()) {
                find(Kind.STORM, (i - j + 1) + " attempts in the minute before " + Instant.ofEpochMilli(attempts.get(i)));
                break;
            }
        }
        evidence.outages().stream().filter(outage -> outage.millis() > bounds.returnMillis()).forEach(outage ->
                find(Kind.NO_RETURN, outage.millis() + " ms after " + outage.trouble()));
        evidence.links().stream()
                .filter(link -> link.closedAt() != 0 && link.why().isEmpty() && !killedAround(link.closedAt()))
                .forEach(link -> find(Kind.UNEXPLAINED_CLOSE,
                        "connection " + link.number() + " at " + Instant.ofEpochMilli(link.closedAt()) + ": " + link.howItEnded()));
    }

    private boolean killedAround(long at) {
        return evidence.kills().stream().anyMatch(kill -> Math.abs(kill - at) < 15_000);
    }

    private void processes() {
        int wanted = evidence.kills().size() + 1;
        if (evidence.processes().size() > wanted) {
            find(Kind.DIED, evidence.processes().size() + " processes, " + wanted + " were wanted");
        }
    }

    private void growth() {
        Evidence.Sample from = null;
        Evidence.Sample to = null;
        for (Evidence.Sample sample : evidence.samples()) {
            from = sample.baseline() ? sample : from;
            to = sample.drained() ? sample : to;
            if (sample.logMebibytes() > bounds.logMebibytes()) {
                find(Kind.LEAK, "the log has " + sample.logMebibytes() + " MiB");
                return;
            }
        }
        if (to != null && to.databaseMebibytes() > bounds.databaseMebibytes()) {
            find(Kind.LEAK, "the database has " + to.databaseMebibytes() + " MiB");
        }
        if (from != null && to != null && from.pid() == to.pid()) {
            grew("MiB of heap", from.heapMebibytes() < 0 ? 0 : from.heapMebibytes(), to.heapMebibytes(), bounds.heapMebibytes());
            grew("MiB resident", from.residentMebibytes(), to.residentMebibytes(), bounds.residentMebibytes());
            grew("threads", from.threads(), to.threads(), bounds.threads());
            grew("descriptors", from.descriptors(), to.descriptors(), bounds.descriptors());
        }
    }

    private void grew(String what, double from, double to, double most) {
        if (to - from > most) {
            find(Kind.LEAK, from + " " + what + " became " + to + ", at most " + most + " more are right");
        }
    }

    /** Values that were asked for by a trigger go their own way, outside of the order. */
    private static boolean triggered(Evidence.Message message) {
        return message.action().equals("MeterValues") && contexts(message.payload().path("meterValue").path(0)).contains("Trigger");
    }

    private static Set<String> contexts(JsonNode meterValue) {
        Set<String> contexts = new HashSet<>();
        meterValue.path("sampledValue").forEach(value -> contexts.add(value.path("context").asText("Sample.Periodic")));
        return contexts;
    }

    private static double registerOf(JsonNode meterValue) {
        for (JsonNode value : meterValue.path("sampledValue")) {
            boolean register = value.path("measurand").asText("Energy.Active.Import.Register").equals("Energy.Active.Import.Register");
            if (register && !value.has("phase") && value.path("location").asText("Outlet").equals("Outlet")) {
                double number = value.path("value").asDouble(-1);
                return value.path("unit").asText("Wh").equals("kWh") ? number * 1_000 : number;
            }
        }
        return -1;
    }

    private static Instant time(Evidence.Message message) {
        JsonNode payload = message.payload();
        return Instant.parse(message.action().equals("MeterValues")
                ? payload.path("meterValue").path(0).path("timestamp").asText()
                : payload.path("timestamp").asText());
    }
}
