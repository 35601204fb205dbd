package dev.hotplug.runtime.compose;

import dev.hotplug.runtime.feature.FeatureReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Resolves a feature and the slices it names into one list of bundles, configurations and framework properties. */
final class Slices {
    /** Names the extension in which a model, or a slice, lists slices, in the order of their start. */
    static final String EXTENSION = "hotplug-slices";

    private static final String VERSION = "${project.version}";

    /**
     * A feature with its slices laid into it.
     *
     * @param document       the feature's own document, for id, name and extensions
     * @param bundles        start order by id (group:artifact:version), as listed
     * @param configurations by PID, sorted
     * @param launching      framework properties, sorted
     */
    record Resolved(Map<String, Object> document, Map<String, Integer> bundles, Map<String, Object> configurations, Map<String, Object> launching) {}

    private final Path folder;
    private final String version;

    /**
     * @param folder  the checkout's {@code features/slices}
     * @param version what stands for {@code ${project.version}}
     */
    Slices(Path folder, String version) {
        this.folder = folder;
        this.version = version;
    }

    Resolved resolve(Path feature) throws IOException {
        Map<String, Object> document = FeatureReader.document(feature);
        Resolved resolved = new Resolved(document, new LinkedHashMap<>(), new TreeMap<>(), new TreeMap<>());
        layAll(feature, document, List.of(), resolved);
        refuseTwoVersions(feature, resolved.bundles().keySet());
        return resolved;
    }

    /** The slices first, then what the document itself lists; a slice may name slices too. */
    private void layAll(Path feature, Map<String, Object> document, List<Object> within, Resolved resolved) throws IOException {
        for (Object name : slices(document)) {
            if (within.contains(name)) {
                throw new CompositionException("The feature " + feature.getFileName() + " names the slice \"" + name + "\", which contains itself.");
            }
            List<Object> deeper = new ArrayList<>(within);
            deeper.add(name);
            layAll(feature, slice(feature, name), deeper, resolved);
        }
        lay(document, resolved);
    }

    /** The id of a feature with its version filled in. */
    String id(Map<String, Object> document) {
        return FeatureReader.text(document, "id").replace(VERSION, version);
    }

    private static List<?> slices(Map<String, Object> document) {
        return FeatureReader.extension(document, EXTENSION) instanceof List<?> names ? names : List.of();
    }

    private Map<String, Object> slice(Path feature, Object name) throws IOException {
        Path file = folder.resolve(name + ".json");
        if (!Files.isRegularFile(file)) {
            throw new CompositionException("The feature " + feature.getFileName() + " names the slice \"" + name + "\", but there is no " + file.getFileName() + " among the slices.");
        }
        return FeatureReader.document(file);
    }

    private void lay(Map<String, Object> document, Resolved resolved) {
        for (Object bundle : FeatureReader.list(document, "bundles")) {
            Map<String, Object> entry = FeatureReader.members(bundle);
            resolved.bundles().putIfAbsent(FeatureReader.text(entry, "id").replace(VERSION, version), FeatureReader.startOrder(entry));
        }
        resolved.configurations().putAll(FeatureReader.members(document.get("configurations")));
        FeatureReader.members(FeatureReader.extension(document, FeatureReader.LAUNCHING)).forEach((key, value) -> {
            Object before = resolved.launching().put(key, value);
            if (before != null && !before.equals(value)) {
                throw new CompositionException("Two slices want different values of the framework property " + key + ".");
            }
        });
    }

    private static void refuseTwoVersions(Path feature, Set<String> ids) {
        Map<String, String> versions = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        for (String id : ids) {
            String name = id.substring(0, id.lastIndexOf(':'));
            String before = versions.put(name, id);
            if (before != null) {
                twice.add(before + " and " + id);
            }
        }
        if (!twice.isEmpty()) {
            throw new CompositionException("The feature " + feature.getFileName() + " lists two versions of one bundle: " + String.join("; ", twice) + ".");
        }
    }
}
