package dev.hotplug.itests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The bundles as they were built: the jars of the folder {@code bundles}. */
final class BuiltBundles {

    private static final Set<String> NO_BUNDLE = Set.of("testkit");
    private static final Pattern CLAUSE = Pattern.compile("([\\w.]+)((?:;(?:[^,\"]|\"[^\"]*\")*)?)(?:,|$)");

    private BuiltBundles() {}

    /** Folder names of all bundles, by the modules of the source tree. */
    static List<String> names() {
        try (Stream<Path> folders = Files.list(root())) {
            return folders.filter(f -> Files.isRegularFile(f.resolve("pom.xml")))
                    .map(f -> f.getFileName().toString())
                    .filter(name -> !NO_BUNDLE.contains(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path jar(String bundle) {
        return jar(root().resolve(bundle));
    }

    private static Path jar(Path module) {
        String name = module.getFileName().toString();
        try (Stream<Path> files = Files.list(module.resolve("target"))) {
            return files.filter(f -> f.getFileName().toString().matches(Pattern.quote(name) + "-[0-9][^/]*\\.jar"))
                    .filter(f -> !f.toString().endsWith("-sources.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(name + " has not been built"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar, opened; it stays open for the life of the test run. */
    static JarFile open(String bundle) {
        return open(jar(bundle));
    }

    private static JarFile open(Path jar) {
        try {
            return new JarFile(jar.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All bundles and the launcher. */
    static List<JarFile> everyJar() {
        Path launcher = root().resolve("../runtime/launcher");
        return Stream.concat(names().stream().map(BuiltBundles::open), Stream.of(open(jar(launcher)))).toList();
    }

    /** Names of the packages in a manifest header. */
    static Set<String> packages(String bundle, String header) {
        Set<String> packages = new TreeSet<>();
        String value = manifest(bundle).getMainAttributes().getValue(header);
        if (value != null) {
            Matcher clause = CLAUSE.matcher(value);
            while (clause.find()) {
                packages.add(clause.group(1));
            }
        }
        return packages;
    }

    static Manifest manifest(String bundle) {
        try (JarFile jar = new JarFile(jar(bundle).toFile())) {
            return jar.getManifest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("user.dir")).resolve("../../bundles").normalize();
    }
}
