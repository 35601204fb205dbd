package dev.hotplug.itests.blackbox;

import dev.hotplug.testkit.PackagedDistribution;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A bundle of a running charger that is replaced by one new version of itself after the other, through the shell. Each is
 * a jar of other bytes with another Bundle-Version, which the bundles that own a version key tell the central system.
 */
final class ReplacedBundle {

    /** What Felix says to an update that comes while a refresh, which nobody waits for, is still going on. */
    private static final String BUSY = "Cannot acquire global lock";

    private final Shell shell;
    private final Path original;
    private final Path folder;
    private final long id;
    private int build;
    private Path next;

    /** @param artifact name of the bundle's folder in the sources */
    ReplacedBundle(Shell shell, String artifact, Path folder) {
        this(shell, "dev.hotplug." + artifact.replace('-', '.'), original(artifact), folder);
    }

    /** Some other bundle that is installed. */
    ReplacedBundle(Shell shell, String symbolicName, Path original, Path folder) {
        this.shell = shell;
        this.folder = folder;
        this.original = original;
        this.id = shell.bundle(symbolicName);
        this.next = pack(nextVersion());
    }

    /** The jar as it was shipped. */
    static Path original(String artifact) {
        try (var files = Files.list(PackagedDistribution.find().resolve("bundles"))) {
            return files.filter(f -> f.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no bundle " + artifact));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version that the next {@link #update} brings. */
    String nextVersion() {
        return "9.0." + (build + 1);
    }

    /** Replaces the bundle by its next version and comes back when the shell says that it is done. */
    void update() {
        updateTo(next);
        build++;
        next = pack(nextVersion());
    }

    /** Replaces the bundle by some other jar. */
    void updateTo(Path jar) {
        String command = "felix:update " + id + " '" + jar.toUri() + "'";
        String printed = Await.until(
                "the container lets go of its lock", Duration.ofSeconds(10), () -> shell.run(command), text -> !text.contains(BUSY));
        if (!printed.isBlank()) {
            throw new AssertionError("update said: " + printed);
        }
    }

    /** A next version that comes up without anything in it that works. */
    Path dud() {
        return pack(nextVersion(), "dud", attributes -> attributes.remove(new Attributes.Name("Service-Component")));
    }

    /** Lets the container forget the version before. */
    void refresh() {
        shell.run("felix:refresh " + id);
    }

    private Path pack(String version) {
        return pack(version, "", attributes -> {});
    }

    private Path pack(String version, String kind, Consumer<Attributes> change) {
        return pack(original, version, folder.resolve(id + "-" + version + kind + ".jar"), change);
    }

    /** The same bundle as another version of itself, with other headers in its manifest. */
    static Path pack(Path original, String version, Path target, Map<String, String> headers) {
        return pack(original, version, target,
                attributes -> headers.forEach((name, value) -> attributes.put(new Attributes.Name(name), value)));
    }

    /** The same bundle as another version of itself, with a manifest that was changed. */
    static Path pack(Path original, String version, Path target, Consumer<Attributes> change) {
        try (JarFile from = new JarFile(original.toFile());
                OutputStream file = Files.newOutputStream(target);
                JarOutputStream to = new JarOutputStream(file, manifest(from, version, change))) {
            for (Enumeration<JarEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    to.putNextEntry(new JarEntry(entry.getName()));
                    from.getInputStream(entry).transferTo(to);
                    to.closeEntry();
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest manifest(JarFile from, String version, Consumer<Attributes> change) throws IOException {
        Manifest manifest = new Manifest(from.getManifest());
        manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), version);
        change.accept(manifest.getMainAttributes());
        return manifest;
    }
}
