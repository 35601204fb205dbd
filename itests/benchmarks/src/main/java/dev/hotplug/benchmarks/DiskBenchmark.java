package dev.hotplug.benchmarks;

import dev.hotplug.benchmarks.Table.Met;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** G14: sizes on disk, and whether the charger starts on the trimmed Java. */
final class DiskBenchmark {

    /** What Jetty, SQLite, TLS and the framework ask for; Jetty wants java.desktop and java.rmi. */
    private static final String MODULES = "java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.rmi,"
            + "java.security.jgss,java.sql,java.xml,jdk.crypto.ec,jdk.unsupported";

    private final Site site;
    private final CentralSystem central;

    DiskBenchmark(Site site, CentralSystem central) {
        this.site = site;
        this.central = central;
    }

    void run(Table table) {
        double product = Site.mebibytes(site.distribution());
        String java = "not made: this Java has no jlink or no jmods";
        Met met = Met.atMost(megabytes(product), 25, 15);
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        boolean can = Files.isExecutable(jlink) && Files.isDirectory(Path.of(System.getProperty("java.home"), "jmods"));
        if (can && !site.quick()) {
            double image = product + Site.mebibytes(trimmed(jlink));
            java = Numbers.text(megabytes(image)) + " MB";
            met = met.and(Met.atMost(megabytes(image), 110, 80));
        }
        table.add("G14", "distribution on disk without Java; with a trimmed Java that starts it", "<= 25 MB; <= 110 MB", "<= 15 MB; <= 80 MB",
                Numbers.text(megabytes(product)) + " MB; " + java, met);
    }

    private static double megabytes(double mebibytes) {
        return mebibytes * 1.048576;
    }

    private Path trimmed(Path jlink) {
        Path image = site.work().resolve("java");
        try {
            int code = new ProcessBuilder(
                            jlink.toString(), "--add-modules", MODULES, "--strip-debug", "--no-man-pages", "--no-header-files",
                            "--compress=2", "--output", image.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(site.work().resolve("jlink.out").toFile())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("jlink ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        try (Subject charger =
                Subject.charger(site, site.data("trimmed"), Map.of("HOTPLUG_JAVA", image.resolve("bin/java").toString()))) {
            charger.awaitBoot(central);
            charger.awaitReady(central);
            charger.stop(central);
        }
        return image;
    }
}
