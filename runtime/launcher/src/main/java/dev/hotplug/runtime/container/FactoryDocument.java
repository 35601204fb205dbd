package dev.hotplug.runtime.container;

import dev.hotplug.runtime.feature.Feature;
import dev.hotplug.runtime.feature.FeatureBundle;
import dev.hotplug.runtime.feature.FeatureReader;
import dev.hotplug.runtime.json.Json;
import dev.hotplug.runtime.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What names the distribution's own set as a base of patches, {@code sets/MODEL.json}. Without it, or when it names other bundles than
 * the distribution has, whole sets are taken and no patches.
 *
 * @param text    byte for byte; empty without one
 * @param counter security counter below which nothing is installed
 */
record FactoryDocument(String text, long counter) {

    static final FactoryDocument NONE = new FactoryDocument("", 0);

    static FactoryDocument of(Path home, String model, Feature feature) {
        Path file = home.resolve("sets").resolve(model + ".json");
        try {
            return Files.isRegularFile(file) ? read(Files.readString(file), feature) : NONE;
        } catch (IOException | JsonException e) {
            System.err.println("The file sets/" + file.getFileName() + " cannot be used, so no patch fits the set of this distribution: " + e.getMessage() + ".");
            return NONE;
        }
    }

    private static FactoryDocument read(String text, Feature feature) throws IOException, JsonException {
        Map<String, Object> document = FeatureReader.members(Json.readCommented(text));
        List<String> named = FeatureReader.list(document, "bundles").stream()
                .map(each -> FeatureReader.text(FeatureReader.members(each), "sha256"))
                .toList();
        if (!named.equals(feature.bundles().stream().map(FeatureBundle::sha256).toList())) {
            throw new IOException("it names other bundles than features/ does");
        }
        Object counter = FeatureReader.members(FeatureReader.extension(document, "hotplug-update")).get("securityCounter");
        return new FactoryDocument(text, counter instanceof Long number ? number : 0);
    }
}
