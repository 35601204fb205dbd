package dev.hotplug.itests.soak;

import dev.hotplug.itests.soak.Evidence.Ask;
import dev.hotplug.itests.soak.Evidence.Closed;
import dev.hotplug.itests.soak.Evidence.Link;
import dev.hotplug.itests.soak.Evidence.Message;
import dev.hotplug.itests.soak.Evidence.Outage;
import dev.hotplug.itests.soak.Evidence.Presented;
import dev.hotplug.itests.soak.Evidence.Register;
import dev.hotplug.itests.soak.Evidence.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Evidence of two charges in good order, in which a test spoils something. Lists are open for that. */
final class Story {

    static final long START = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private static final int SAMPLE_SECONDS = 5;

    final List<Message> messages = new ArrayList<>();
    final List<Ask> asks = new ArrayList<>();
    final List<String> strays = new ArrayList<>();
    final List<Closed> closed = new ArrayList<>();
    final List<Presented> cards = new ArrayList<>();
    final List<Link> links = new ArrayList<>();
    final List<Long> attempts = new ArrayList<>();
    final List<Outage> outages = new ArrayList<>();
    final List<Long> processes = new ArrayList<>(List.of(1L));
    final List<Long> kills = new ArrayList<>();
    final List<Sample> samples = new ArrayList<>();
    final List<Finding> remarks = new ArrayList<>();
    Register register = new Register(1_000, 1_700, 0);

    Story() {
        charge(0, 1001, "AAAA", 1_000, 1_300);
        charge(60, 1002, "BBBB", 1_300, 1_700);
        links.add(new Link(1, START - 10_000, START + 50_000, "RESET", "reset"));
        links.add(new Link(2, START + 52_000, 0, "", ""));
        attempts.addAll(List.of(START - 10_000, START + 52_000));
        outages.add(new Outage("RESET", 2_000));
        asks.add(ask("cs-1", START, 1, "Accepted"));
        asks.add(ask("cs-2", START + 60_000, 2, "!NotImplemented"));
        samples.add(sample(80, 9, 40, 70, true, false));
        samples.add(sample(90, 10, 41, 71, false, true));
    }

    private void charge(int second, int id, String idTag, int from, int to) {
        cards.add(new Presented(idTag, at(second)));
        message("start-" + id, "StartTransaction", id, Map.of(
                "connectorId", 1, "idTag", idTag, "meterStart", from, "timestamp", time(second)), second);
        for (int i = 1; i <= 3; i++) {
            message("values-" + id + "-" + i, "MeterValues", id, values(id, second + SAMPLE_SECONDS * i, from + i * 50),
                    second + SAMPLE_SECONDS * i);
        }
        message("stop-" + id, "StopTransaction", id, Map.of(
                "transactionId", id, "meterStop", to, "timestamp", time(second + 20)), second + 20);
        closed.add(new Closed(at(second) + 500, at(second + 20), from, to));
    }

    void message(String id, String action, int transaction, Map<String, Object> payload, int second) {
        messages.add(new Message(id, action, Json.tree(payload), at(second), transaction, 1));
    }

    static Map<String, Object> values(int id, int second, int wh) {
        return Map.of("connectorId", 1, "transactionId", id, "meterValue", List.of(Map.of("timestamp", time(second), "sampledValue",
                List.of(Map.of("value", Integer.toString(wh), "context", "Sample.Periodic")))));
    }

    static Ask ask(String id, long at, int connection, String... answers) {
        return new Ask(id, "a call", Set.of("Accepted", "!NotImplemented"), true, at, connection, new ArrayList<>(List.of(answers)));
    }

    static Sample sample(double resident, double heap, int threads, int descriptors, boolean baseline, boolean drained) {
        return new Sample(START, 1, resident, heap, threads, descriptors, 1, 1, 1, baseline, drained);
    }

    Message message(String id) {
        return messages.stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
    }

    static long at(int second) {
        return START + second * 1_000L;
    }

    static String time(int second) {
        return Instant.ofEpochMilli(at(second)).toString();
    }

    List<Finding.Kind> judged() {
        Evidence evidence = new Evidence(messages, asks, strays, closed, cards, register, links, attempts, outages, processes, kills,
                samples, Map.of(1, "Available"), remarks, SAMPLE_SECONDS);
        return Judge.judge(evidence, Bounds.usual(1)).stream().map(Finding::kind).distinct().toList();
    }
}
