package dev.hotplug.runtime.container;

import dev.hotplug.boot.Generation;
import dev.hotplug.runtime.feature.Feature;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a container is started with.
 *
 * @param home           the distribution
 * @param data           the data folder
 * @param cache          an empty folder for the framework
 * @param features       the model first, add-ons after it
 * @param base           SHA-256 of the distribution's own set for this model
 * @param generation     what the model's feature was made of; empty for the distribution's own set
 * @param shipped        files of the distribution by SHA-256, beside those of {@code features}
 * @param configurations properties by PID
 * @param provisioning   flat content of the provisioning file, empty without one
 * @param properties     framework properties
 */
public record Setup(
        Path home,
        Path data,
        Path cache,
        List<Feature> features,
        String base,
        Optional<Generation> generation,
        Map<String, String> shipped,
        Map<String, Map<String, Object>> configurations,
        Map<String, String> provisioning,
        Map<String, String> properties) {

    /** Copies what it is given. */
    public Setup {
        features = List.copyOf(features);
        shipped = Map.copyOf(shipped);
        configurations = Map.copyOf(configurations);
        provisioning = Map.copyOf(provisioning);
        properties = Map.copyOf(properties);
    }

    /** Whether some bundle of this run reads the configuration. */
    boolean reads(String pid) {
        return features.stream().anyMatch(feature -> feature.pids().contains(pid));
    }
}
