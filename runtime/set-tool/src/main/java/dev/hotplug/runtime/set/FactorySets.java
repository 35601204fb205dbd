package dev.hotplug.runtime.set;

import dev.hotplug.runtime.feature.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** For the build of a distribution: writes the documents of the sets that it runs itself, so that patches can be made for them and taken by it. */
public final class FactorySets {

    /** Folder of the distribution; the launcher reads {@code MODEL.json} in it. */
    static final String FOLDER = "sets";

    private FactorySets() {}

    /** Arguments: the distribution, the folder with a release file for each model, the version. */
    public static void main(String... words) throws IOException {
        write(Path.of(words[0]), Path.of(words[1]), words[2]);
    }

    /**
     * One document for each model, the same whenever it is written for the same bundles, configuration and release file. A model without a
     * release file gets none: its distribution takes whole sets and no patches.
     *
     * @throws Complaint when something in a release file cannot be
     */
    static void write(Path home, Path releases, String version) throws IOException {
        Path folder = Files.createDirectories(home.resolve(FOLDER));
        for (String model : new Catalogue(home.resolve("features")).models()) {
            Path file = releases.resolve(model + ".json");
            if (Files.isRegularFile(file)) {
                Built built = SetBuild.of(home, model, Release.read(file).versioned(version));
                Files.write(folder.resolve(model + ".json"), built.document().bytes());
            }
        }
    }
}
