package dev.hotplug.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The distribution that a build leaves behind, for tests that run it whole. */
public final class PackagedDistribution {

    private PackagedDistribution() {}

    /** The one of {@code -Dhotplug.distribution}, otherwise the one of this build; from the folder of a module two below the root. */
    public static Path find() {
        String given = System.getProperty("hotplug.distribution");
        return given != null
                ? Path.of(given)
                : in(Path.of(System.getProperty("user.dir")).resolve("../../runtime/distribution/target").normalize());
    }

    /**
     * The one in a build folder.
     *
     * @throws IllegalStateException when there is none
     */
    public static Path in(Path target) {
        try (Stream<Path> folders = Files.list(target)) {
            return folders.filter(folder -> Files.isExecutable(folder.resolve("bin/hotplug")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no distribution in " + target + ": build it first"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
