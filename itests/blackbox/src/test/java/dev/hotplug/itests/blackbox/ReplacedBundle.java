package dev.hotplug.itests.blackbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Map;
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
        this.shell = shell;
        this.folder = folder;
        this.original = original(artifact);
        this.id = shell.bundle("dev.hotplug." + artifact.replace('-', '.'));
        this.next = pack(nextVersion());
    }

    /** The jar as it was shipped. */
    static Path original(String artifact) {
        try (var files = Files.list(ChargerProcess.distribution().resolve("bundles"))) {
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
        String command = "felix:update " + id + " '" + next.toUri() + "'";
        String printed = Await.until(
                "the container lets go of its lock", Duration.ofSeconds(10), () -> shell.run(command), text -> !text.contains(BUSY));
        if (!printed.isBlank()) {
            throw new AssertionError("update said: " + printed);
        }
        build++;
        next = pack(nextVersion());
    }

    /** Lets the container forget the version before. */
    void refresh() {
        shell.run("felix:refresh " + id);
    }

    private Path pack(String version) {
        return pack(original, version, folder.resolve(id + "-" + version + ".jar"), Map.of());
    }

    /** The same bundle as another version of itself, with other headers in its manifest. */
    static Path pack(Path original, String version, Path target, Map<String, String> headers) {
        try (JarFile from = new JarFile(original.toFile());
                OutputStream file = Files.newOutputStream(target);
                JarOutputStream to = new JarOutputStream(file, manifest(from, version, headers))) {
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

    private static Manifest manifest(JarFile from, String version, Map<String, String> headers) throws IOException {
        Manifest manifest = new Manifest(from.getManifest());
        manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), version);
        headers.forEach((name, value) -> manifest.getMainAttributes().put(new Attributes.Name(name), value));
        return manifest;
    }
}
