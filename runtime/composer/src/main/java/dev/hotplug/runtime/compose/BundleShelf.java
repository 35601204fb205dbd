package dev.hotplug.runtime.compose;

import dev.hotplug.runtime.feature.Digest;
import dev.hotplug.runtime.feature.FeatureBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Takes bundles from the build's staging folder into the distribution, each once, and pins them. */
final class BundleShelf {
    private final Path staging;
    private final Path home;
    private final Map<String, FeatureBundle> taken = new HashMap<>();

    /**
     * @param staging artifacts in the layout of a Maven repository
     * @param home    the distribution
     */
    BundleShelf(Path staging, Path home) {
        this.staging = staging;
        this.home = home;
    }

    /** The pinned bundle; its file is in the distribution when this returns. */
    FeatureBundle take(String id) throws IOException {
        FeatureBundle known = taken.get(id);
        if (known != null) {
            return known;
        }
        Path source = artifact(id);
        String file = "bundles/" + source.getFileName();
        Path target = home.resolve(file);
        if (Files.exists(target)) {
            throw new CompositionException("Two bundles would share the file name " + source.getFileName() + ".");
        }
        Files.createDirectories(target.getParent());
        copy(id, source, target);
        checkIsBundle(id, target);
        FeatureBundle bundle = new FeatureBundle(id, file, Digest.sha256(target), Files.size(target), FeatureBundle.USUAL_START_ORDER);
        taken.put(id, bundle);
        return bundle;
    }

    /** Everything that was taken, by id. */
    List<FeatureBundle> taken() {
        return taken.values().stream().sorted(Comparator.comparing(FeatureBundle::id)).toList();
    }

    /** The file of an artifact in the staging folder. */
    Path artifact(String id) {
        String[] parts = id.split(":");
        if (parts.length != 3) {
            throw new CompositionException("The bundle id \"" + id + "\" must read group:artifact:version.");
        }
        Path file = staging.resolve(parts[0].replace('.', '/')).resolve(parts[1]).resolve(parts[2]).resolve(parts[1] + "-" + parts[2] + ".jar");
        if (!Files.isRegularFile(file)) {
            throw new CompositionException("The bundle " + id + " is named by a feature, but the build does not supply it: add it, in this version, to runtime/distribution/pom.xml.");
        }
        return file;
    }

    private void copy(String id, Path source, Path target) throws IOException {
        if (SqliteNatives.isFor(id)) {
            SqliteNatives.strip(source, target, home.resolve("lib/native"));
        } else {
            Files.copy(source, target);
        }
    }

    private static void checkIsBundle(String id, Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            if (manifest == null || manifest.getMainAttributes().getValue("Bundle-SymbolicName") == null) {
                throw new CompositionException("The artifact " + id + " is not an OSGi bundle.");
            }
        }
    }
}
