package dev.hotplug.benchmarks;

import dev.hotplug.benchmarks.Table.Met;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** G6, and how store and look-ups grow; runs {@link StoreProgram} and reads what it prints. */
final class StoreBenchmark {

    private final Site site;
    private final Properties figures;

    StoreBenchmark(Site site) {
        this.site = site;
        this.figures = measure();
    }

    void run(Table table) {
        double bare = figure("bare");
        double ratio = figure("single") / bare;
        table.add("G6", "durable enqueue of a transaction message, one by one", ">= 0.5x bare fdatasync of 300 bytes",
                ">= 0.9x; more with group commit",
                Numbers.text(figure("single")) + "/s against " + Numbers.text(bare) + "/s: " + Numbers.text(ratio) + "x; together "
                        + Numbers.text(figure("grouped")) + "/s",
                Met.of(ratio >= 0.5, ratio >= 0.9 && figure("grouped") > figure("single")));
        table.add("G6", "the same by transactions that wait already, against bare fdatasync next to it", "", "", byCount("growth.", "x"), Met.OPEN);
        table.add("G10", "the store's part of a list: replace it / look one up, by length", "linear", "look-up time flat",
                byCount("list.millis.", " ms") + " / " + byCount("list.lookup.", " us"), Met.OPEN);
    }

    /** All figures whose name ends with a count, by count. */
    private String byCount(String prefix, String unit) {
        return figures.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> Integer.valueOf(name.substring(prefix.length())))
                .sorted()
                .map(count -> "%,d: ".formatted(count) + Numbers.text(figure(prefix + count)) + unit)
                .collect(Collectors.joining("; "));
    }

    private double figure(String name) {
        return Double.parseDouble(figures.getProperty(name));
    }

    private Properties measure() {
        Path folder = site.work().resolve("store");
        Path output = site.work().resolve("store.properties");
        List<String> command = Subject.command(StoreProgram.class, ".*", site.productOptions());
        command.addAll(List.of(folder.toString(), Boolean.toString(site.quick())));
        try {
            Files.createDirectories(folder);
            int code = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("the store's program ended with " + code);
            }
            Properties figures = new Properties();
            try (var reader = Files.newBufferedReader(output)) {
                figures.load(reader);
            }
            return figures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
