package dev.hotplug.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders for targets that need files; in memory where the system property {@code hotplug.fuzz.scratch} names such a place. */
public final class Scratch {

    private static final Path ROOT = Path.of(System.getProperty("hotplug.fuzz.scratch", System.getProperty("java.io.tmpdir")));

    private Scratch() {}

    /** An empty folder of this process. */
    public static Path folder(String name) {
        Path folder = ROOT.resolve("fuzz-" + name + "-" + ProcessHandle.current().pid());
        empty(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return folder;
    }

    /** Makes a folder empty. */
    public static void empty(Path folder) {
        delete(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
