package dev.hotplug.runtime.generation;

import dev.hotplug.boot.Generation;
import dev.hotplug.boot.GenerationBundle;
import dev.hotplug.boot.Generations;
import dev.hotplug.runtime.feature.Feature;
import dev.hotplug.runtime.feature.FeatureBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the file of each bundle of a generation: in the store, or among those of the distribution. */
final class Shelf {

    private final Generations store;
    private final Map<String, String> shipped = new HashMap<>();

    /** @param features of the distribution */
    Shelf(Generations store, List<Feature> features) {
        this.store = store;
        features.forEach(feature -> feature.bundles().forEach(bundle -> shipped.put(bundle.sha256(), bundle.file())));
    }

    /** A generation as a feature whose files are all named; model and name are the distribution's. */
    Feature feature(Generation generation, Feature own) throws IOException {
        List<FeatureBundle> bundles = new ArrayList<>();
        for (GenerationBundle bundle : generation.bundles()) {
            bundles.add(new FeatureBundle(bundle.id(), file(bundle), bundle.sha256(), bundle.size(), bundle.startOrder()));
        }
        return new Feature(
                generation.id(), own.name(), bundles, generation.configurations().keySet(), generation.launching(), own.model());
    }

    private String file(GenerationBundle bundle) throws IOException {
        String file = store.blob(bundle.sha256()).map(Path::toString).orElse(shipped.get(bundle.sha256()));
        if (file == null) {
            throw new IOException("the bundle " + bundle.name() + " is not there");
        }
        return file;
    }
}
