package dev.hotplug.itests.blackbox;

import dev.hotplug.testkit.PackagedDistribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The distribution with another configuration, as somebody makes it who edits {@code config/}. */
final class Distribution {

    private static final List<String> COPIED = List.of("bin", "config", "sets");

    private final Path home;

    private Distribution(Path home) {
        this.home = home;
    }

    /** A copy in a new folder; the bundles in it are those of the original. */
    static Distribution copy(Path folder) {
        return copy(folder, "config");
    }

    /** The same with one more folder that may be changed. */
    static Distribution copy(Path folder, String also) {
        Path original = PackagedDistribution.find().toAbsolutePath().normalize();
        try (Stream<Path> entries = Files.list(original)) {
            Files.createDirectories(folder);
            for (Path entry : entries.toList()) {
                Path target = folder.resolve(entry.getFileName());
                String name = entry.getFileName().toString();
                if (COPIED.contains(name) || also.equals(name)) {
                    copyTree(entry, target);
                } else {
                    Files.createSymbolicLink(target, entry);
                }
            }
            return new Distribution(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a property in a commented file of {@code config/}. */
    Distribution set(String pid, String name, Object value) {
        Path file = home.resolve("config").resolve(pid + ".json");
        try {
            String text = Files.readString(file);
            String changed = text.replaceFirst("\"" + name + "\": *[^,\\s]+", "\"" + name + "\": " + value);
            if (changed.equals(text)) {
                throw new AssertionError(pid + " has no " + name + " with another value");
            }
            Files.writeString(file, changed);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return home;
    }

    static void copyTree(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
