package dev.hotplug.updater;

import dev.hotplug.boot.Generation;
import dev.hotplug.boot.GenerationBundle;
import dev.hotplug.update.set.SetBundle;
import dev.hotplug.update.set.SetDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Documents of sets and generations of this charger, one made of the other. Pure. */
final class Documents {

    private Documents() {}

    /** The document that a generation was made of; empty when it has none, as a distribution may that was not published as a set. */
    static Optional<SetDocument> of(Generation generation) {
        return generation.document().isEmpty()
                ? Optional.empty()
                : SetDocument.read(generation.document().getBytes(StandardCharsets.UTF_8)).value();
    }

    /** A generation without a number of its own yet. */
    static Generation generation(SetDocument document, String model) {
        return new Generation(
                0,
                document.version(),
                document.id(),
                model,
                document.update().securityCounter(),
                document.bundles().stream().map(Documents::bundle).toList(),
                configurations(document),
                document.launching(),
                new String(document.bytes(), StandardCharsets.UTF_8));
    }

    private static GenerationBundle bundle(SetBundle bundle) {
        return new GenerationBundle(
                bundle.symbolicName(), bundle.version(), bundle.sha256(), bundle.size(), bundle.startOrder(), bundle.id());
    }

    private static Map<String, Map<String, Object>> configurations(SetDocument document) {
        Map<String, Map<String, Object>> configurations = new TreeMap<>();
        document.configurations().forEach((pid, properties) -> {
            Map<String, Object> values = new TreeMap<>();
            properties.forEach((key, value) -> values.put(key, value(value)));
            configurations.put(pid, values);
        });
        return configurations;
    }

    /** Lists become arrays of texts, as the configuration files have them. */
    private static Object value(Object value) {
        return value instanceof List<?> list ? list.stream().map(String::valueOf).toArray(String[]::new) : value;
    }
}
