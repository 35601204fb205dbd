package dev.hotplug.itests.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A class-data archive of the distribution under test, made by one training run as the README tells a vendor to. With it the
 * hundreds of starts of these tests cost a sixth less; Java ignores it where it does not fit.
 */
final class ClassDataArchive {

    private static final Duration ENDS = Duration.ofSeconds(30);
    private static final Path FILE = make();

    private ClassDataArchive() {}

    /** The option that makes Java use it. */
    static String option() {
        return "-XX:SharedArchiveFile=" + FILE;
    }

    private static Path make() {
        try {
            Path folder = Files.createTempDirectory("hotplug-archive");
            Path file = folder.resolve("hotplug.jsa");
            ChargerProcess.Options training = new ChargerProcess.Options()
                    .data(folder.resolve("data"))
                    .environment("HOTPLUG_CDS_DUMP", file.toString());
            try (ChargerProcess charger = ChargerProcess.start(training)) {
                charger.terminate();
                charger.awaitExit(ENDS);
            }
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
