package dev.hotplug.runtime.generation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Class-data archives in {@code cds/}, one for a generation: {@code hotplug-N.jsa}. Java itself checks whether one fits; here they go with their set. */
final class Archives {

    private static final String FORM = "hotplug-[0-9]{1,15}\\.jsa";

    private Archives() {}

    /** Takes those of other generations away; one that stays is no harm. */
    static void keep(Path data, List<Long> needed) {
        Path folder = data.resolve("cds");
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String> names = needed.stream().map(number -> "hotplug-" + number + ".jsa").toList();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.matches(FORM) && !names.contains(name)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            System.err.println("Old class-data archives stay in " + folder + ": " + e.getMessage());
        }
    }
}
