package dev.hotplug.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where it is measured: a copy of the distribution, so that nobody rebuilds it meanwhile, and data folders that were all started once.
 *
 * @param distribution the copy
 * @param work         for everything that is written
 * @param quick        little of everything: whether it works, not how fast it is
 */
record Site(Path distribution, Path work, boolean quick) {

    /** Identity in the provisioning file; the serial number is the factory's. */
    private static final String PROVISIONING =
            """
            {"partNumber": "CPB1-S-2-4-8", "serialNumber": "100001", "centralSystem": {
              "enabled": true, "url": "%s", "identity": "CP1", "termsAccepted": true}}
            """;

    static Site prepare(Path distribution, Path work, boolean quick) {
        Path copy = work.resolve("distribution");
        copy(distribution, copy);
        return new Site(copy, work, quick);
    }

    /** One of two numbers. */
    int count(int full, int little) {
        return quick ? little : full;
    }

    /** Options of the product's Java, for programs that are to run under the same. */
    String productOptions() {
        return "@" + distribution.resolve("lib/jvm.options");
    }

    Path provisioningFile(CentralSystem central) {
        try {
            return Files.writeString(work.resolve("provisioning.json"), PROVISIONING.formatted(central.url()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A data folder as the first start left it. */
    Path data(String name) {
        Path data = work.resolve("data-" + name);
        copy(template(), data);
        return data;
    }

    Path template() {
        return work.resolve("data-template");
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            Files.createDirectories(to.getParent());
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double mebibytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum() / 1024.0 / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
