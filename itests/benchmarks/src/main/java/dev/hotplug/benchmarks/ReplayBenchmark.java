package dev.hotplug.benchmarks;

import dev.hotplug.benchmarks.CallBenchmark.MemoryWatch;
import dev.hotplug.benchmarks.Subject.Start;
import dev.hotplug.benchmarks.Table.Met;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** G7 to G9: a backlog is written while the charger is down, then it starts and sends everything. */
final class ReplayBenchmark {

    /** Transactions. */
    static final List<Integer> BACKLOGS = List.of(10, 100, 1_000, 10_000);

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration SETTLE = Duration.ofMillis(300);

    private final Site site;
    private final CentralSystem central;

    ReplayBenchmark(Site site, CentralSystem central) {
        this.site = site;
        this.central = central;
    }

    /**
     * One replay.
     *
     * @param cpuMicros per message
     */
    private record Replay(Start start, Receipts receipts, double cpuMicros, double mebibytes) {}

    /** Returns the table of growth. */
    String run(Table table) {
        syncs(table);
        StringBuilder growth = new StringBuilder(
                """
                | backlog, transactions (messages) | start to BootNotification | replay, /s | CPU per message | highest memory of Java |
                |---|---|---|---|---|
                """);
        List<Integer> backlogs = site.quick() ? BACKLOGS.subList(0, 1) : BACKLOGS;
        for (int transactions : backlogs) {
            Replay replay = replay(transactions);
            growth.append(line(transactions, replay));
            if (transactions == backlogs.get(backlogs.size() - 1)) {
                row(table, transactions, replay);
            }
        }
        kills(table);
        return growth.toString();
    }

    private static String line(int transactions, Replay replay) {
        return "| %,d (%,d) | %s s, %s CPU-s | %s | %s us | %s MiB |%n".formatted(
                transactions, transactions * Backlog.MESSAGES, Numbers.text(replay.start().seconds()),
                Numbers.text(replay.start().cpuSeconds()), Numbers.text(replay.receipts().perSecond()),
                Numbers.text(replay.cpuMicros()), Numbers.text(replay.mebibytes()));
    }

    private void row(Table table, int transactions, Replay replay) {
        Receipts receipts = replay.receipts();
        double bare = BareFile.appendsPerSecond(site.work(), site.count(1000, 20));
        double rate = receipts.perSecond();
        table.add("G8", "replay of the backlog of " + transactions + " transactions, acknowledged durably", ">= 800 msg/s",
                ">= 1,600 msg/s",
                Numbers.text(rate) + " msg/s (bare fdatasync then: " + Numbers.text(bare) + "/s); lost " + receipts.lost() + ", doubled " + receipts.repeated() + ", out of order "
                        + receipts.outOfOrder() + "; memory at most " + Numbers.text(replay.mebibytes()) + " MiB",
                Met.atLeast(rate, 800, 1600).and(Met.of(receipts.lost() + receipts.repeated() + receipts.outOfOrder() == 0, true)));
    }

    private Replay replay(int transactions) {
        Path data = site.data("replay-" + transactions);
        Backlog.fill(data, transactions);
        Receipts receipts = new Receipts(transactions * Backlog.MESSAGES);
        central.watch(receipts);
        try (Subject charger = Subject.charger(site, data, Map.of())) {
            Start start = charger.awaitBoot(central);
            MemoryWatch memory = MemoryWatch.of(charger);
            central.serveUntil(() -> receipts.received() > 0, LIMIT);
            double cpu = charger.cpuSeconds();
            central.serveUntil(receipts::complete, LIMIT);
            double used = charger.cpuSeconds() - cpu;
            charger.awaitReady(central);
            central.serve(SETTLE);
            double highest = memory.highest();
            charger.stop(central);
            return new Replay(start, receipts, used / receipts.received() * 1e6, highest);
        } finally {
            central.watch(call -> { });
        }
    }

    /** G9: power cuts while the backlog goes out. */
    private void kills(Table table) {
        int transactions = site.count(10_000, 100);
        int cuts = site.count(20, 1);
        Path data = site.data("kills");
        Backlog.fill(data, transactions);
        Receipts receipts = new Receipts(transactions * Backlog.MESSAGES);
        central.watch(receipts);
        Random random = new Random(1);
        for (int i = 0; i < cuts; i++) {
            cut(data, receipts, Duration.ofMillis(random.nextInt(site.count(800, 100))));
        }
        try (Subject charger = Subject.charger(site, data, Map.of())) {
            central.serveUntil(receipts::complete, LIMIT);
            central.serve(SETTLE);
            charger.stop(central);
        } finally {
            central.watch(call -> { });
        }
        table.add("G9", cuts + " SIGKILLs at random instants, " + transactions * Backlog.MESSAGES + " messages queued",
                "lost 0; doubled only the one in flight, same id; out of order 0", "the same over 1,000",
                "lost " + receipts.lost() + "; sent again with its id " + receipts.repeated() + "; out of order " + receipts.outOfOrder(),
                Met.of(receipts.lost() == 0 && receipts.outOfOrder() == 0 && receipts.repeated() <= cuts, cuts >= 1000));
    }

    private void cut(Path data, Receipts receipts, Duration after) {
        int before = receipts.received();
        try (Subject charger = Subject.charger(site, data, Map.of())) {
            central.serveUntil(() -> receipts.received() > before, LIMIT);
            central.serve(after);
            charger.kill();
            central.hangUp();
        }
    }

    /** G7: the kernel's calls, counted by strace; a start without a backlog is taken off. */
    private void syncs(Table table) {
        String quantity = "syncs per transaction message, acknowledgement of the replay (enqueue: 1, see G6)";
        if (!present("strace")) {
            table.add("G7", quantity, "<= 2 with the queue's", "<= 1", "not measured: strace is not installed", Met.OPEN);
            return;
        }
        int transactions = site.count(500, 10);
        int without = site.quick() ? 0 : syncsOf(0);
        int with = syncsOf(transactions);
        double acknowledge = (with - without) / (double) (transactions * Backlog.MESSAGES);
        table.add("G7", quantity, "<= 2 with the queue's", "<= 1", Numbers.text(acknowledge) + " + 1 to queue it",
                Met.atMost(acknowledge + 1, 2.005, 1));
    }

    private int syncsOf(int transactions) {
        Path data = site.data("syncs-" + transactions);
        Path trace = site.work().resolve("syncs-" + transactions + ".strace");
        Backlog.fill(data, transactions);
        Receipts receipts = new Receipts(transactions * Backlog.MESSAGES);
        central.watch(receipts);
        try (Subject charger = Subject.charger(site, data, Map.of("HOTPLUG_JAVA", traced(trace).toString()))) {
            charger.awaitBoot(central);
            central.serveUntil(receipts::complete, LIMIT);
            charger.awaitReady(central);
            central.serve(SETTLE);
            charger.stop(central);
            return (int) lines(trace).stream().filter(line -> line.contains("sync(")).count();
        } finally {
            central.watch(call -> { });
        }
    }

    /** A java command that is watched by strace, which stays out of the family of processes. */
    private Path traced(Path trace) {
        Path command = site.work().resolve("traced-java");
        String java = System.getProperty("java.home") + "/bin/java";
        try {
            Files.writeString(command, "#!/bin/sh\nexec strace -D -f -qq --seccomp-bpf -e trace=fsync,fdatasync -o " + trace + " " + java
                    + " \"$@\"\n");
            command.toFile().setExecutable(true);
            return command;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean present(String command) {
        List<String> folders = new ArrayList<>(List.of(System.getenv("PATH").split(":")));
        return folders.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
