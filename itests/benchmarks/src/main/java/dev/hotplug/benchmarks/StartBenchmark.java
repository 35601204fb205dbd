package dev.hotplug.benchmarks;

import dev.hotplug.benchmarks.Subject.Start;
import dev.hotplug.benchmarks.Table.Met;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** G1 and the first call of G4: starts of charger and peers in turn, medians. */
final class StartBenchmark {

    private static final String OCA = "Java-OCA-OCPP";
    private static final String OCA_OUR_OPTIONS = "Java-OCA-OCPP with the product's Java options";
    private static final String BARE = "bare socket";
    private static final String PLAIN = "charger";
    private static final String ARCHIVE = "charger with class-data archive";

    private final Site site;
    private final CentralSystem central;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, List<Double>> cpu = new LinkedHashMap<>();
    private final List<Double> firstCallMillis = new ArrayList<>();

    StartBenchmark(Site site, CentralSystem central) {
        this.site = site;
        this.central = central;
    }

    /** The very first start, on an empty folder; every other data folder is a copy of what it leaves. */
    static Start first(Site site, CentralSystem central) {
        try (Subject charger = Subject.charger(
                site, site.template(), Map.of(), "--provision", site.provisioningFile(central).toString())) {
            Start start = charger.awaitBoot(central);
            charger.awaitReady(central);
            charger.stop(central);
            Site.delete(site.template().resolve("cache"));
            return start;
        }
    }

    void run(Table table) {
        Path plain = site.data("start");
        Path archived = withArchive();
        for (int i = 0; i < site.count(7, 1); i++) {
            peer(OCA, OcaClient.class);
            charger(PLAIN, plain);
            peer(OCA_OUR_OPTIONS, OcaClient.class, site.productOptions());
            charger(ARCHIVE, archived);
            peer(BARE, BareClient.class);
        }
        rows(table);
    }

    private void rows(Table table) {
        table.add("G1", "process start to BootNotification, second start, as it comes",
                "<= 3x Java-OCA-OCPP, wall and CPU", "<= 1.5x", against(PLAIN), met(PLAIN));
        table.add("G1", "the same with a class-data archive made on the device", "", "", against(ARCHIVE), met(ARCHIVE));
        for (String peer : List.of(OCA, OCA_OUR_OPTIONS, BARE)) {
            table.add("", peer + " in the same run", "", "", figures(peer), Met.OPEN);
        }
        table.add("G4", "the very first call after the ready line, median and worst of the starts", "<= 10 ms", "<= 2 ms",
                Numbers.text(Numbers.median(firstCallMillis)) + " / " + Numbers.text(Numbers.highest(firstCallMillis)) + " ms",
                Met.atMost(Numbers.highest(firstCallMillis), 10, 2));
    }

    private String against(String who) {
        return figures(who) + ": " + Numbers.text(ratio(seconds, who)) + "x / " + Numbers.text(ratio(cpu, who)) + "x";
    }

    private String figures(String who) {
        return Numbers.text(Numbers.median(seconds.get(who))) + " s wall, " + Numbers.text(Numbers.median(cpu.get(who))) + " CPU-s";
    }

    private Met met(String who) {
        return Met.atMost(ratio(seconds, who), 3, 1.5).and(Met.atMost(ratio(cpu, who), 3, 1.5));
    }

    private static double ratio(Map<String, List<Double>> samples, String who) {
        return Numbers.median(samples.get(who)) / Numbers.median(samples.get(OCA));
    }

    private void peer(String name, Class<?> main, String... javaOptions) {
        try (Subject peer = Subject.peer(site, main, central, javaOptions)) {
            note(name, peer.awaitBoot(central));
        }
        central.hangUp();
    }

    private void charger(String name, Path data) {
        try (Subject charger = Subject.charger(site, data, Map.of())) {
            note(name, charger.awaitBoot(central));
            charger.awaitReady(central);
            long asked = System.nanoTime();
            central.call("GetConfiguration", CallBenchmark.ONE_KEY);
            firstCallMillis.add((System.nanoTime() - asked) / 1e6);
            charger.stop(central);
        }
    }

    private void note(String name, Start start) {
        seconds.computeIfAbsent(name, n -> new ArrayList<>()).add(start.seconds());
        cpu.computeIfAbsent(name, n -> new ArrayList<>()).add(start.cpuSeconds());
    }

    /** A data folder with the archive of a training run in it, as an idle charger would make it. */
    private Path withArchive() {
        Path data = site.data("archive");
        Path archive = data.resolve("cds/hotplug.jsa");
        try {
            Files.createDirectories(archive.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Subject charger = Subject.charger(site, data, Map.of("HOTPLUG_CDS_DUMP", archive.toString()))) {
            charger.awaitBoot(central);
            charger.awaitReady(central);
            central.call("GetConfiguration", CallBenchmark.ONE_KEY);
            central.serve(Duration.ofMillis(500));
            charger.stop(central);
        }
        if (!Files.exists(archive)) {
            System.err.println("The training run left no archive.");
        }
        return data;
    }
}
