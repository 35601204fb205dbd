package dev.hotplug.store.sqlite;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Figures for people, asserted by nobody: durable commits against bare syncs, look-ups, backlog, opening. */
final class Measure {

    private static final int COMMITS = 2_000;
    private static final Fields RECORD = Fields.of("n", "1", "filler", "x".repeat(280));

    private Measure() {}

    /** @param args a folder on the disk in question; without it, the temporary folder */
    public static void main(String[] args) throws IOException {
        Path base = args.length > 0 ? Files.createTempDirectory(Path.of(args[0]), "measure") : Files.createTempDirectory("measure");
        try {
            for (int round = 1; round <= 3; round++) {
                System.out.println("round " + round);
                commits(base.resolve("commits" + round));
            }
            lookups(base.resolve("lookups"));
            backlog(base.resolve("backlog"));
        } finally {
            delete(base);
        }
    }

    private static void commits(Path path) throws IOException {
        double bare = rate(COMMITS, () -> bareAppends(Files.createDirectories(path).resolve("bare")));
        try (Folder folder = new Folder(path)) {
            double single = rate(COMMITS, () -> {
                for (int n = 0; n < COMMITS; n++) {
                    folder.commit(new Batch().append("tx", RECORD));
                }
            });
            double grouped = rate(20 * COMMITS, () -> inGroups(folder, 64));
            System.out.printf("  bare force %.0f/s, one by one %.0f/s (%.2f of bare), 64 in flight %.0f/s%n",
                    bare, single, single / bare, grouped);
        }
    }

    private static void bareAppends(Path file) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(300);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int n = 0; n < COMMITS; n++) {
                channel.write(record.rewind());
                channel.force(false);
            }
        }
    }

    private static void inGroups(Folder folder, int window) {
        CompletionStage<?>[] stages = new CompletionStage<?>[window];
        for (int n = 0; n < 20 * COMMITS; n++) {
            if (stages[n % window] != null) {
                Folder.await(stages[n % window]);
            }
            stages[n % window] = folder.store.commit(new Batch().append("tx", RECORD));
        }
        for (CompletionStage<?> stage : stages) {
            Folder.await(stage);
        }
    }

    private static void lookups(Path path) throws IOException {
        for (int size : new int[] {1_000, 10_000, 50_000}) {
            try (Folder folder = new Folder(path.resolve("" + size))) {
                Batch batch = new Batch().clear("list");
                for (int n = 0; n < size; n++) {
                    batch.putRow("list", key(n), Fields.of("status", "Accepted", "expiryDate", "2030-01-01T00:00:00Z"));
                }
                double load = size / rate(size, () -> folder.commit(batch)) * 1_000;
                double count = 1 / rate(1, () -> folder.store.size("list")) * 1_000;
                lookup(folder, size); // warms up
                System.out.printf("  %d rows: %s, replaced in %.1f ms, counted in %.2f ms, file %d KiB%n",
                        size, lookup(folder, size), load, count, Files.size(folder.file()) / 1024);
            }
            opening(path.resolve("" + size), Options.DEFAULTS, "structure checked");
            opening(path.resolve("" + size), new Options(1024, 4096, 0), "not checked");
        }
    }

    private static String lookup(Folder folder, int size) {
        Random random = new Random(1);
        long[] nanos = new long[20_000];
        for (int n = 0; n < nanos.length; n++) {
            String key = key(random.nextInt(size));
            long start = System.nanoTime();
            folder.store.row("list", key).orElseThrow();
            nanos[n] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return String.format("look-up p50 %.1f us, p99 %.1f us", nanos[nanos.length / 2] / 1e3, nanos[nanos.length * 99 / 100] / 1e3);
    }

    private static void backlog(Path path) throws IOException {
        try (Folder folder = new Folder(path)) {
            for (int size : new int[] {10, 100, 1_000, 10_000, 100_000}) {
                while (folder.store.newest("tx") < size) {
                    Batch batch = new Batch();
                    for (int n = 0; n < Math.min(1_000, size / 2); n++) {
                        batch.append("tx", RECORD);
                    }
                    folder.commit(batch);
                }
                double read = rate(2_000, () -> {
                    for (int n = 0; n < 2_000; n++) {
                        Folder.await(folder.store.read("tx", n % size, 1));
                    }
                });
                double acknowledged = rate(1_000, () -> {
                    for (int n = 0; n < 1_000; n++) {
                        folder.commit(new Batch().moveCursor("other", "core", n + 1L + 1_000L * size).append("tx", RECORD));
                    }
                });
                System.out.printf("  backlog %d: reads of the oldest %.0f/s, append and cursor %.0f/s%n", size, read, acknowledged);
            }
        }
        opening(path, new Options(1024, 4096, 1_000), "structure checked");
        opening(path, new Options(1024, 4096, 0), "not checked");
    }

    private static void opening(Path path, Options options, String how) throws IOException {
        double[] millis = new double[5];
        for (int n = 0; n < millis.length; n++) {
            long start = System.nanoTime();
            Session session = new Session(new Opening(path, options, new DamageLog()));
            millis[n] = (System.nanoTime() - start) / 1e6;
            session.close();
        }
        Arrays.sort(millis);
        System.out.printf("  opening %d KiB, %s: %.1f ms%n", Files.size(path.resolve("hotplug.db")) / 1024, how, millis[2]);
    }

    private static double rate(int times, Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return times / ((System.nanoTime() - start) / 1e9);
    }

    private static String key(int n) {
        return String.format("%08X", n * 2654435761L & 0xffffffffL);
    }

    private static void delete(Path base) throws IOException {
        try (Stream<Path> files = Files.walk(base)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }
}
