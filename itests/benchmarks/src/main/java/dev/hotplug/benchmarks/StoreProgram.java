package dev.hotplug.benchmarks;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.store.sqlite.OpenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The store from inside, in a Java of its own with the product's options. Prints one {@code name=value} a line; rates are per second,
 * look-ups in microseconds, times in milliseconds.
 */
public final class StoreProgram {

    private final Path folder;
    private final int rounds;
    private final int perRound;
    private final boolean quick;
    private int number;

    private StoreProgram(Path folder, boolean quick) {
        this.folder = folder;
        this.quick = quick;
        this.rounds = quick ? 1 : 5;
        this.perRound = quick ? 20 : 1000;
    }

    /** @param arguments a folder that exists, and whether to be quick */
    public static void main(String... arguments) throws IOException {
        new StoreProgram(Path.of(arguments[0]), Boolean.parseBoolean(arguments[1])).run();
    }

    private void run() throws IOException {
        enqueue();
        growth();
        localList();
    }

    /** Bare file and store in turn, so that both see the same disk. */
    private void enqueue() throws IOException {
        List<Double> bare = new ArrayList<>();
        List<Double> single = new ArrayList<>();
        List<Double> grouped = new ArrayList<>();
        Path own = Files.createDirectories(folder.resolve("enqueue"));
        try (OpenStore open = new OpenStore(own)) {
            oneByOne(open.store(), perRound);
            for (int i = 0; i < rounds; i++) {
                bare.add(BareFile.appendsPerSecond(own, perRound));
                single.add(oneByOne(open.store(), perRound));
                grouped.add(together(open.store(), perRound * 10));
            }
        }
        print("bare", Numbers.median(bare));
        print("single", Numbers.median(single));
        print("grouped", Numbers.median(grouped));
    }

    private double oneByOne(Store store, int count) {
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            store.commit(Backlog.values(++number)).toCompletableFuture().join();
        }
        return rate(count, begin);
    }

    private double together(Store store, int count) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            all.add(store.commit(Backlog.values(++number)).toCompletableFuture());
        }
        all.forEach(CompletableFuture::join);
        return rate(count, begin);
    }

    private void growth() throws IOException {
        for (int transactions : ReplayBenchmark.BACKLOGS) {
            if (quick && transactions > 100) {
                return;
            }
            Path own = Files.createDirectories(folder.resolve("growth-" + transactions));
            Backlog.fill(own, transactions);
            try (OpenStore open = new OpenStore(own)) {
                print("growth." + transactions, ratioToBare(own, open.store()));
            }
        }
    }

    private double ratioToBare(Path own, Store store) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            double bare = BareFile.appendsPerSecond(own, perRound / 5);
            ratios.add(oneByOne(store, perRound / 5) / bare);
        }
        return Numbers.median(ratios);
    }

    private void localList() throws IOException {
        Path own = Files.createDirectories(folder.resolve("list"));
        try (OpenStore open = new OpenStore(own)) {
            for (int entries : ListBenchmark.lengths(quick)) {
                long begin = System.nanoTime();
                open.store().commit(list(entries)).toCompletableFuture().join();
                print("list.millis." + entries, (System.nanoTime() - begin) / 1e6);
                print("list.lookup." + entries, lookup(open.store(), entries));
            }
        }
    }

    private static Batch list(int entries) {
        Batch batch = new Batch().clear("list");
        for (int i = 0; i < entries; i++) {
            batch.putRow("list", key(i), Fields.of("tag", key(i), "status", "Accepted"));
        }
        return batch;
    }

    private static double lookup(Store store, int entries) {
        double[] micros = new double[2000];
        for (int i = 0; i < micros.length; i++) {
            String key = key((int) (i * 7919L % entries));
            long asked = System.nanoTime();
            store.row("list", key).orElseThrow();
            micros[i] = (System.nanoTime() - asked) / 1e3;
        }
        return Numbers.percentile(micros, 50);
    }

    private static String key(int number) {
        return "tag%06d".formatted(number);
    }

    private static double rate(int count, long begin) {
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    private static void print(String name, double value) {
        System.out.println(name + "=" + value);
    }
}
