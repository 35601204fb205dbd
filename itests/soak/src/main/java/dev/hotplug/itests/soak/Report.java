package dev.hotplug.itests.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Puts it all into words and numbers: a text for people and a tree for programs. Pure. */
final class Report {

    private static final int SHOWN = 40;

    private final Evidence evidence;
    private final List<Finding> findings;
    private final Map<String, Object> settings;
    private final Map<String, Integer> troubles;
    private final Map<String, Integer> log;

    Report(Evidence evidence, List<Finding> findings, Map<String, Object> settings, Map<String, Integer> troubles, Map<String, Integer> log) {
        this.evidence = evidence;
        this.findings = findings;
        this.settings = settings;
        this.troubles = troubles;
        this.log = log;
    }

    String text() {
        StringBuilder text = new StringBuilder("\nSoak " + settings + "\n\n");
        text.append(traffic()).append('\n');
        row(text, "trouble", "times", "returns", "p50 s", "p95 s", "max s");
        returns().forEach((name, millis) -> row(text, name, Integer.toString(troubles.getOrDefault(name, 0)),
                Integer.toString(millis.size()), seconds(millis, 0.5), seconds(millis, 0.95), seconds(millis, 1)));
        text.append('\n');
        row(text, "of the process", "start", "baseline", "end", "most", "");
        growth(text);
        text.append("\nThe log\n");
        log.forEach((kind, count) -> text.append(String.format(Locale.ROOT, "%8d  %s%n", count, kind)));
        text.append(findings.isEmpty() ? "\nNothing was lost, doubled, mixed up or leaked.\n" : "\nFINDINGS: " + findings.size() + "\n");
        count().forEach((kind, count) -> text.append(String.format(Locale.ROOT, "%8d  %s: %s%n", count, kind, kind.meaning())));
        findings.stream().limit(SHOWN).forEach(finding -> text.append("  ").append(finding).append('\n'));
        return text.toString();
    }

    /** The same for programs, with every finding and every measurement. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>(settings);
        tree.put("verdict", findings.isEmpty() ? "good" : "bad");
        tree.put("counts", counts());
        tree.put("findings", findings);
        tree.put("troubles", troubles);
        tree.put("returnMillis", returns());
        tree.put("log", log);
        tree.put("samples", evidence.samples());
        return tree;
    }

    private String traffic() {
        StringBuilder text = new StringBuilder();
        counts().forEach((name, value) -> text.append(String.format(Locale.ROOT, "%-44s %10s%n", name, value)));
        return text.toString();
    }

    private Map<String, Object> counts() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("transactions", count("StartTransaction"));
        counts.put("messages of transactions", evidence.messages().size());
        counts.put("sent again with the same id", evidence.messages().stream().mapToInt(m -> m.sent() - 1).sum());
        counts.put("energy by the meter, Wh", Math.round(evidence.register().last() - evidence.register().first()));
        counts.put("energy in transactions, Wh", Math.round(billed()));
        counts.put("times the contactor closed", evidence.closed().size());
        counts.put("calls of the central system", evidence.asks().size());
        counts.put("of these answered", evidence.asks().stream().filter(a -> !a.answers().isEmpty()).count());
        counts.put("of these still open when the connection ended", evidence.asks().stream().filter(a -> a.answers().isEmpty()).count());
        counts.put("attempts to connect", evidence.attempts().size());
        counts.put("connections", evidence.links().size());
        counts.put("processes", evidence.processes().size());
        counts.put("processor seconds of the last process", evidence.samples().isEmpty()
                ? 0 : evidence.samples().get(evidence.samples().size() - 1).cpuSeconds());
        return counts;
    }

    private long count(String action) {
        return evidence.messages().stream().filter(m -> m.action().equals(action)).count();
    }

    private double billed() {
        return evidence.messages().stream().mapToDouble(m -> switch (m.action()) {
            case "StartTransaction" -> -m.payload().path("meterStart").asDouble();
            case "StopTransaction" -> m.payload().path("meterStop").asDouble();
            default -> 0;
        }).sum();
    }

    private Map<String, List<Long>> returns() {
        Map<String, List<Long>> returns = new TreeMap<>();
        troubles.keySet().forEach(name -> returns.put(name, new ArrayList<>()));
        evidence.outages().forEach(o -> returns.computeIfAbsent(o.trouble(), name -> new ArrayList<>()).add(o.millis()));
        returns.values().forEach(all -> all.sort(null));
        return returns;
    }

    private Map<Finding.Kind, Integer> count() {
        Map<Finding.Kind, Integer> count = new TreeMap<>();
        findings.forEach(finding -> count.merge(finding.kind(), 1, Integer::sum));
        return count;
    }

    private void growth(StringBuilder text) {
        List<Evidence.Sample> all = evidence.samples();
        if (all.isEmpty()) {
            return;
        }
        Evidence.Sample baseline = all.stream().filter(Evidence.Sample::baseline).findFirst().orElse(all.get(0));
        Evidence.Sample end = all.get(all.size() - 1);
        figure(text, "resident, MiB", all, baseline, end, Evidence.Sample::residentMebibytes);
        figure(text, "heap after collection, MiB", all, baseline, end, Evidence.Sample::heapMebibytes);
        figure(text, "threads", all, baseline, end, Evidence.Sample::threads);
        figure(text, "descriptors", all, baseline, end, Evidence.Sample::descriptors);
        figure(text, "database, MiB", all, baseline, end, Evidence.Sample::databaseMebibytes);
        figure(text, "log, MiB", all, baseline, end, Evidence.Sample::logMebibytes);
        figure(text, "processor seconds", all, baseline, end, Evidence.Sample::cpuSeconds);
    }

    private static void figure(StringBuilder text, String name, List<Evidence.Sample> all, Evidence.Sample baseline, Evidence.Sample end,
            java.util.function.ToDoubleFunction<Evidence.Sample> value) {
        double most = all.stream().mapToDouble(value).max().orElse(0);
        row(text, name, number(value.applyAsDouble(all.get(0))), number(value.applyAsDouble(baseline)), number(value.applyAsDouble(end)),
                number(most), "");
    }

    private static String number(double value) {
        return value < 0 ? "-" : String.format(Locale.ROOT, "%.1f", value);
    }

    private static void row(StringBuilder text, String... cells) {
        text.append(String.format(Locale.ROOT, "%-30s %9s %9s %9s %9s %9s%n", (Object[]) cells));
    }

    /** Of sorted values. */
    private static String seconds(List<Long> sorted, double part) {
        return sorted.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f", sorted.get((int) Math.ceil(part * sorted.size()) - 1) / 1_000.0);
    }
}
