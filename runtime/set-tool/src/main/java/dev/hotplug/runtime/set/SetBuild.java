package dev.hotplug.runtime.set;

import dev.hotplug.runtime.config.ConfigurationFiles;
import dev.hotplug.runtime.feature.Catalogue;
import dev.hotplug.runtime.feature.Feature;
import dev.hotplug.runtime.feature.FeatureBundle;
import dev.hotplug.runtime.feature.FeatureReader;
import dev.hotplug.update.set.Blob;
import dev.hotplug.update.set.SetBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the set of a charger model from a distribution: the bundles of its feature, its configuration files, and the vendor's release file. */
final class SetBuild {

    private final Path home;
    private final Contents contents = new Contents();
    private final Map<String, List<String>> actions = new TreeMap<>();

    private SetBuild(Path home) {
        this.home = home;
    }

    /** @param home a distribution */
    static Built of(Path home, String model, Release release) throws IOException {
        if (!Files.isDirectory(home.resolve("features"))) {
            throw Complaint.of("The folder %s is no distribution: it has no features.", home);
        }
        return new SetBuild(home).build(model, release);
    }

    private Built build(String model, Release release) throws IOException {
        Catalogue catalogue = new Catalogue(home.resolve("features"));
        Feature feature = catalogue.model(model);
        List<SetBundle> bundles = bundles(feature);
        String id = feature.id().substring(0, feature.id().lastIndexOf(':') + 1) + release.version();
        Map<String, Object> values = new TreeMap<>();
        values.put("feature-resource-version", "1.0");
        values.put("id", id);
        values.put("name", feature.name());
        values.put("description", FeatureReader.text(FeatureReader.document(home.resolve("features").resolve(model + ".json")), "description"));
        values.put("complete", true);
        values.put("bundles", bundles.stream().map(Documents::bundle).toList());
        values.put("configurations", configurations(catalogue, feature));
        values.put("extensions", extensions(feature, release, contents.put(Sbom.of(home, id, bundles))));
        return new Built(Documents.read(values), contents);
    }

    private List<SetBundle> bundles(Feature feature) throws IOException {
        List<SetBundle> bundles = new ArrayList<>();
        for (FeatureBundle entry : feature.bundles()) {
            Path file = home.resolve(entry.file());
            Blob blob = contents.put(file);
            if (!blob.sha256().equals(entry.sha256())) {
                throw Complaint.of("The file %s is not the one that the feature %s pins.", file, feature.id());
            }
            refuseUnfinished(entry.id());
            JarFacts facts = JarFacts.of(file);
            if (!facts.actions().isEmpty()) {
                actions.put(facts.symbolicName(), facts.actions());
            }
            bundles.add(new SetBundle(entry.id(), facts.symbolicName(), facts.version(), blob.sha256(), blob.size(), entry.startOrder()));
        }
        return bundles;
    }

    static void refuseUnfinished(String id) {
        if (id.endsWith("-SNAPSHOT")) {
            throw Complaint.of("The bundle %s is a snapshot: nobody could build this set again.", id);
        }
    }

    private Map<String, Object> configurations(Catalogue catalogue, Feature feature) {
        Map<String, Object> configurations = new TreeMap<>();
        new ConfigurationFiles(home.resolve("config"), catalogue.pids()).merged(feature.model().name()).forEach((pid, properties) -> {
            if (feature.pids().contains(pid)) {
                configurations.put(pid, plain(properties));
            }
        });
        return configurations;
    }

    private static Map<String, Object> plain(Map<String, Object> properties) {
        Map<String, Object> plain = new TreeMap<>();
        properties.forEach((key, value) -> plain.put(key, value instanceof Object[] items ? Arrays.asList(items) : value));
        return plain;
    }

    private Map<String, Object> extensions(Feature feature, Release release, Blob sbom) {
        Map<String, Object> update = Documents.usual();
        update.putAll(release.update());
        update.put("kind", "set");
        update.put("actions", actions);
        update.put("sbom", Documents.sbom(sbom));
        Map<String, Object> extensions = new TreeMap<>();
        extensions.put("hotplug-update", Documents.extension(update));
        extensions.put("hotplug-model", Documents.extension(Map.of(
                "name", feature.model().name(), "code", feature.model().code(), "partNumber", feature.model().partNumber())));
        if (!feature.launching().isEmpty()) {
            extensions.put("framework-launching-properties", Documents.extension(feature.launching()));
        }
        return extensions;
    }
}
