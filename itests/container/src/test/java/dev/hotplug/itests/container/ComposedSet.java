package dev.hotplug.itests.container;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import dev.hotplug.boot.Generation;
import dev.hotplug.boot.GenerationBundle;
import dev.hotplug.runtime.feature.Catalogue;
import dev.hotplug.runtime.feature.Feature;
import dev.hotplug.runtime.feature.FeatureBundle;
import dev.hotplug.testkit.PackagedDistribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;

/**
 * The bundles of a composed feature and the framework properties that the launcher would give them, as Pax Exam wants
 * them. Used outside the container.
 */
final class ComposedSet {

    private final Path home;
    private final List<Feature> features;

    private ComposedSet(Path home, List<Feature> features) {
        this.home = home;
        this.features = features;
    }

    /** A model of the distribution of this build, on the simulated mainboard. */
    static ComposedSet of(String model) {
        Path home = PackagedDistribution.find().toAbsolutePath().normalize();
        Catalogue catalogue = new Catalogue(home.resolve("features"));
        return new ComposedSet(home, List.of(catalogue.model(model), catalogue.addOn("mainboard-simulator")));
    }

    Option options() {
        return composite(composite(properties()), composite(bundles()));
    }

    private Option[] bundles() {
        return features.stream()
                .flatMap(feature -> feature.bundles().stream())
                .sorted(Comparator.comparingInt(FeatureBundle::startOrder))
                .map(bundle -> bundle(home.resolve(bundle.file()).toUri().toString()))
                .toArray(Option[]::new);
    }

    private Option[] properties() {
        int port = freePort();
        Stream<Option> launching = features.stream()
                .flatMap(feature -> feature.launching().entrySet().stream())
                .map(entry -> frameworkProperty(entry.getKey()).value(entry.getValue()));
        Stream<Option> launcher = Stream.of(
                frameworkProperty("hotplug.test.home").value(home.toString()),
                frameworkProperty("hotplug.test.pids").value(pids()),
                frameworkProperty("hotplug.test.generation").value(new String(generation().bytes(), StandardCharsets.UTF_8)),
                frameworkProperty("hotplug.data").value(emptyFolder().toString()),
                frameworkProperty("hotplug.model").value(features.get(0).model().name()),
                frameworkProperty("hotplug.part.number").value(features.get(0).model().partNumber()),
                frameworkProperty("hotplug.version").value("test"),
                frameworkProperty("hotplug.http.host").value("127.0.0.1"),
                frameworkProperty("hotplug.http.port").value(Integer.toString(port)),
                frameworkProperty("org.apache.felix.http.host").value("127.0.0.1"),
                frameworkProperty("org.osgi.service.http.port").value(Integer.toString(port)),
                systemProperty("org.sqlite.lib.path").value(natives().toString()),
                systemProperty("org.sqlite.lib.name").value("libsqlitejdbc.so"));
        return Stream.concat(launching, launcher).toArray(Option[]::new);
    }

    /** What the launcher tells the updater. */
    private Generation generation() {
        Feature feature = features.get(0);
        List<GenerationBundle> bundles = feature.bundles().stream().map(this::bundleOf).toList();
        return new Generation(0, "test", feature.id(), feature.model().name(), 0, bundles, Map.of(), Map.of(), "");
    }

    private GenerationBundle bundleOf(FeatureBundle bundle) {
        try (JarFile jar = new JarFile(home.resolve(bundle.file()).toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            return new GenerationBundle(
                    manifest.getValue("Bundle-SymbolicName").replaceFirst(";.*", "").strip(),
                    manifest.getValue("Bundle-Version"),
                    bundle.sha256(),
                    bundle.size(),
                    bundle.startOrder(),
                    bundle.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String pids() {
        return features.stream().flatMap(feature -> feature.pids().stream()).sorted().collect(Collectors.joining(","));
    }

    private Path natives() {
        String processor = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        return home.resolve("lib/native").resolve(processor);
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target").toAbsolutePath()), "data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
