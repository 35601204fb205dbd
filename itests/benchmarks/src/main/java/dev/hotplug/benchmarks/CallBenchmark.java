package dev.hotplug.benchmarks;

import dev.hotplug.benchmarks.Table.Met;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** G2 to G5, G10, G11, G15: one charger that idles, then is asked many times; the peers are asked as often. */
final class CallBenchmark {

    static final String ONE_KEY = "{\"key\":[\"HeartbeatInterval\"]}";
    private static final int BURST = 1000;
    private static final int BLOCKS = 50;

    private final Site site;
    private final CentralSystem central;
    private final int calls;

    CallBenchmark(Site site, CentralSystem central) {
        this.site = site;
        this.central = central;
        this.calls = site.count(10_000, 200);
    }

    void run(Table table) {
        try (Subject charger = Subject.charger(site, site.data("calls"), Map.of())) {
            charger.awaitBoot(central);
            charger.awaitReady(central);
            idle(charger, table);
            series(charger, table);
            burst(charger, table);
            localList(table);
            compositeSchedule(table);
            charger.stop(central);
        }
    }

    /** Charger and peers in turn, in small blocks, after the measuring side has been warmed up on another peer. */
    private void series(Subject charger, Table table) {
        try (Caller warmUp = Caller.peer(site, BareClient.class, calls)) {
            warmUp.ask(calls);
        }
        Caller asked = new Caller(charger, central, calls);
        try (Caller bare = Caller.peer(site, BareClient.class, calls);
                Caller oca = Caller.peer(site, OcaClient.class, calls)) {
            for (int i = 0; i < BLOCKS; i++) {
                List.of(asked, bare, oca).forEach(caller -> caller.ask(calls / BLOCKS));
            }
            rows(table, asked, bare, oca);
        }
    }

    private void idle(Subject charger, Table table) {
        central.serve(Duration.ofSeconds(site.count(30, 1)));
        double resident = charger.residentMebibytes();
        table.add("G2", "resident memory of Java, idle 30 s after boot", "<= 96 MiB", "<= 64 MiB",
                Numbers.text(resident) + " MiB", Met.atMost(resident, 96, 64));
        Duration window = Duration.ofSeconds(site.count(60, 1));
        double cpu = charger.cpuSeconds();
        long written = Counters.writtenBytes(charger.pid());
        central.serve(window);
        double percent = (charger.cpuSeconds() - cpu) / window.toSeconds() * 100;
        long wrote = Counters.writtenBytes(charger.pid()) - written;
        table.add("G15", "idle, over " + window.toSeconds() + " s: CPU; bytes written to storage", "<= 0.5 %; none periodic",
                "<= 0.2 %", Numbers.text(percent) + " %; " + wrote,
                Met.atMost(percent, 0.5, 0.2).and(Met.atMost(wrote, 0, 0)));
    }

    private void rows(Table table, Caller charger, Caller bare, Caller oca) {
        table.add("G2", "resident memory of Java after " + calls + " calls", "<= 104 MiB", "<= 72 MiB",
                Numbers.text(charger.mebibytes()) + " MiB", Met.atMost(charger.mebibytes(), 104, 72));
        double ratio = charger.p50() / bare.p50();
        table.add("G3", "GetConfiguration of one key, p50", "<= 3x a bare Java socket", "<= 2x a bare C socket (about 50 us)",
                micros(charger.p50()) + " against " + micros(bare.p50()) + ": " + Numbers.text(ratio) + "x",
                Met.of(ratio <= 3, charger.p50() <= 50));
        table.add("G4", "the same, p99, first calls included", "<= 1.5 ms", "<= 0.5 ms", micros(charger.p99()),
                Met.atMost(charger.p99(), 1500, 500));
        table.add("G5", "CPU per call", "<= 150 us", "<= 70 us", micros(charger.cpuMicros()),
                Met.atMost(charger.cpuMicros(), 150, 70));
        peerRow(table, "bare socket", bare);
        peerRow(table, "Java-OCA-OCPP", oca);
    }

    private static void peerRow(Table table, String name, Caller peer) {
        table.add("", name + " in the same run: p50; p99; CPU per call; memory after the calls", "", "",
                micros(peer.p50()) + "; " + micros(peer.p99()) + "; " + micros(peer.cpuMicros()) + "; "
                        + Numbers.text(peer.mebibytes()) + " MiB",
                Met.OPEN);
    }

    private void burst(Subject charger, Table table) {
        double before = charger.residentMebibytes();
        MemoryWatch memory = MemoryWatch.of(charger);
        long asked = System.nanoTime();
        int first = central.burst(BURST, "GetConfiguration", ONE_KEY);
        List<String> ids = central.answers(BURST);
        double millis = (System.nanoTime() - asked) / 1e6;
        double grown = memory.highest() - before;
        boolean inOrder = ids.equals(IntStream.range(first, first + BURST).mapToObj(Integer::toString).toList());
        table.add("G11", BURST + " CALLs at once", "all answered, in order, + 4 MiB at most", "<= 40 ms",
                (inOrder ? "all, in order" : "not in order") + ", " + Numbers.text(millis) + " ms, + " + Numbers.text(grown) + " MiB",
                Met.of(inOrder && grown <= 4, millis <= 40));
    }

    private void localList(Table table) {
        int entries = site.count(1000, 50);
        String list = String.join(",", IntStream.range(0, entries)
                .mapToObj(i -> "{\"idTag\":\"TAG" + i + "\",\"idTagInfo\":{\"status\":\"Accepted\"}}")
                .toList());
        long asked = System.nanoTime();
        Frame answer = central.call("SendLocalList",
                "{\"listVersion\":1,\"updateType\":\"Full\",\"localAuthorizationList\":[" + list + "]}");
        double millis = (System.nanoTime() - asked) / 1e6;
        boolean accepted = answer.text().contains("Accepted");
        table.add("G10", "SendLocalList of " + entries + " entries, durable", "<= 28 ms", "<= 5 ms",
                accepted ? Numbers.text(millis) + " ms" : "no such profile in the set: " + answer.action(),
                accepted ? Met.atMost(millis, 28, 5) : Met.OPEN);
    }

    /** Ten of the levels of G12, which is enough to see what the way over the wire adds. */
    private void compositeSchedule(Table table) {
        for (int level = 0; level < 10; level++) {
            central.call("SetChargingProfile", chargingProfile(level));
        }
        List<Double> millis = new ArrayList<>();
        Frame answer = null;
        for (int i = 0; i < site.count(200, 3); i++) {
            long asked = System.nanoTime();
            answer = central.call("GetCompositeSchedule", "{\"connectorId\":1,\"duration\":86400}");
            millis.add((System.nanoTime() - asked) / 1e6);
        }
        boolean whole = answer.text().contains("Accepted");
        table.add("", "GetCompositeSchedule over the wire, 10 levels x 240 periods, 24 h, p50", "", "",
                whole ? Numbers.text(Numbers.median(millis)) + " ms" : "answered with " + answer.action(), Met.OPEN);
        central.call("ClearChargingProfile", "{}");
    }

    private static String chargingProfile(int level) {
        String periods = IntStream.range(0, 240)
                .mapToObj(i -> "{\"startPeriod\":" + i * 360 + ",\"limit\":" + (6 + (i + level) % 20) + "}")
                .collect(java.util.stream.Collectors.joining(","));
        return "{\"connectorId\":0,\"csChargingProfiles\":{\"chargingProfileId\":" + level + ",\"stackLevel\":" + level
                + ",\"chargingProfilePurpose\":\"TxDefaultProfile\",\"chargingProfileKind\":\"Recurring\",\"recurrencyKind\":\"Daily\","
                + "\"chargingSchedule\":{\"startSchedule\":\"2026-01-01T00:00:00Z\",\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":["
                + periods + "]}}}";
    }

    private static String micros(double value) {
        return Numbers.text(value) + " us";
    }

    /** Looks at the resident memory of a process every few milliseconds until it is asked for the highest. */
    static final class MemoryWatch {

        private static final int LOOK_MILLIS = 5;

        private final Subject subject;
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread = new Thread(this::look, "memory-watch");
        private volatile double highest;

        private MemoryWatch(Subject subject) {
            this.subject = subject;
        }

        static MemoryWatch of(Subject subject) {
            MemoryWatch watch = new MemoryWatch(subject);
            watch.thread.setDaemon(true);
            watch.thread.start();
            return watch;
        }

        double highest() {
            over.set(true);
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return highest;
        }

        private void look() {
            try {
                while (!over.get()) {
                    highest = Math.max(highest, subject.residentMebibytes());
                    Thread.sleep(LOOK_MILLIS);
                }
                highest = Math.max(highest, subject.residentMebibytes());
            } catch (InterruptedException | java.io.UncheckedIOException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
