package dev.hotplug.runtime.container;

import dev.hotplug.boot.BootRecord;
import dev.hotplug.boot.Generation;
import dev.hotplug.boot.GenerationBundle;
import dev.hotplug.runtime.feature.Feature;
import dev.hotplug.runtime.feature.FeatureBundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;

/** What the launcher tells the updater of the set that runs. */
final class RunningSet {

    private RunningSet() {}

    /** The distribution's own set in the form of a generation; names and versions are those of the installed bundles. */
    static Generation golden(Setup setup, List<Bundle> installed) {
        Feature feature = setup.features().get(0);
        Map<String, Bundle> byFile = new HashMap<>();
        installed.forEach(bundle -> byFile.put(bundle.getLocation(), bundle));
        List<GenerationBundle> bundles = new ArrayList<>();
        for (FeatureBundle each : feature.bundles()) {
            Bundle bundle = byFile.get(Container.location(setup.home().resolve(each.file())));
            bundles.add(new GenerationBundle(
                    bundle.getSymbolicName(), bundle.getVersion().toString(), each.sha256(), each.size(), each.startOrder(), each.id()));
        }
        FactoryDocument document = FactoryDocument.of(setup.home(), setup.properties().getOrDefault("hotplug.model", ""), feature);
        return new Generation(
                BootRecord.GOLDEN,
                setup.properties().getOrDefault("hotplug.version", ""),
                feature.id(),
                setup.properties().getOrDefault("hotplug.model", ""),
                document.counter(),
                bundles,
                feature.pids().stream().collect(Collectors.toMap(pid -> pid, pid -> setup.configurations().getOrDefault(pid, Map.of()))),
                feature.launching(),
                document.text());
    }

    /** As text, for a map of texts. */
    static String text(Generation generation) {
        return new String(generation.bytes(), StandardCharsets.UTF_8);
    }

    /** Bundles that lie in the distribution, by hash. */
    static Map<String, String> shipped(Setup setup) {
        Map<String, String> shipped = new HashMap<>(setup.shipped());
        setup.features().stream()
                .flatMap(feature -> feature.bundles().stream())
                .filter(bundle -> !Path.of(bundle.file()).isAbsolute())
                .forEach(bundle -> shipped.put(bundle.sha256(), setup.home().resolve(bundle.file()).toString()));
        return shipped;
    }
}
