package dev.hotplug.benchmarks;

import dev.hotplug.benchmarks.Subject.Start;
import dev.hotplug.benchmarks.Table.Met;
import dev.hotplug.testkit.PackagedDistribution;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Runs everything and prints the table in Markdown; progress goes to standard error. */
public final class Benchmarks {

    /** Parts that can be asked for, in the order in which they run. */
    private static final List<String> PARTS = List.of("start", "calls", "list", "store", "replay", "swap", "composite", "disk");

    private final Site site;
    private final List<String> parts;
    private final Table table;
    private String growth = "";
    private String profiles = "";

    /** @param parts the ones to run; none for all */
    Benchmarks(Site site, List<String> parts, Table table) {
        this.site = site;
        this.table = table;
        this.parts = parts.isEmpty() ? PARTS : parts;
    }

    /** @param arguments folder with the built distribution, folder to work in, and perhaps {@code --quick} and names of parts */
    public static void main(String... arguments) {
        List<String> words = List.of(arguments).subList(2, arguments.length);
        List<String> parts = words.stream().filter(word -> !word.equals("--quick")).toList();
        if (!PARTS.containsAll(parts)) {
            System.err.println("The parts are " + String.join(", ", PARTS) + ", and --quick is the one option.");
            System.exit(2);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        Path work = Path.of(arguments[1]).toAbsolutePath();
        Site.delete(work);
        Site site = Site.prepare(PackagedDistribution.in(Path.of(arguments[0])), work, words.contains("--quick"));
        System.out.println(new Benchmarks(site, parts, new Table(System.err::println)).run());
        System.exit(0);
    }

    /** The whole report. */
    String run() {
        String before = Counters.load();
        try (CentralSystem central = new CentralSystem()) {
            Start first = StartBenchmark.first(site, central);
            table.add("", "the very first start, on an empty data folder", "", "",
                    Numbers.text(first.seconds()) + " s wall, " + Numbers.text(first.cpuSeconds()) + " CPU-s", Met.OPEN);
            PARTS.stream().filter(parts::contains).forEach(part -> run(part, central));
        }
        return table.markdown() + "\n" + growth + "\n" + profiles + "\n" + circumstances(before);
    }

    private void run(String part, CentralSystem central) {
        switch (part) {
            case "start" -> new StartBenchmark(site, central).run(table);
            case "calls" -> new CallBenchmark(site, central).run(table);
            case "list" -> new ListBenchmark(site, central).run(table);
            case "store" -> new StoreBenchmark(site).run(table);
            case "replay" -> growth = new ReplayBenchmark(site, central).run(table);
            case "swap" -> new SwapBenchmark(site, central).run(table);
            case "composite" -> composite();
            case "disk" -> new DiskBenchmark(site, central).run(table);
            default -> throw new IllegalArgumentException(part);
        }
    }

    private void composite() {
        CompositeBenchmark benchmark = new CompositeBenchmark(site);
        benchmark.run(table);
        profiles = benchmark.growth();
    }

    private static String circumstances(String loadBefore) {
        return "%s; Java %s, %d processors; load average %s before, %s after (the benchmark's own included).".formatted(
                Instant.now().truncatedTo(ChronoUnit.MINUTES), System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(), loadBefore, Counters.load());
    }
}
