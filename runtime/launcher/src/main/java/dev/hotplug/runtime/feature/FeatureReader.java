package dev.hotplug.runtime.feature;

import dev.hotplug.runtime.json.Json;
import dev.hotplug.runtime.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads OSGi Feature documents (specification 159) with an extension of ours, {@code hotplug-model}. */
public final class FeatureReader {
    /** Names the extension that makes a feature a charger model. */
    public static final String MODEL = "hotplug-model";

    /** Names the extension with framework properties, as the OSGi Feature Launcher has it. */
    public static final String LAUNCHING = "framework-launching-properties";

    /** Names a bundle's place in the order of the start. */
    public static final String START_ORDER = "start-order";

    private FeatureReader() {}

    /** Reads a composed feature; every bundle must be pinned. */
    public static Feature read(Path file) throws IOException {
        Map<String, Object> document = document(file);
        List<FeatureBundle> bundles = new ArrayList<>();
        for (Object entry : list(document, "bundles")) {
            bundles.add(bundle(file, members(entry)));
        }
        return new Feature(
                text(document, "id"),
                text(document, "name"),
                bundles,
                members(document.get("configurations")).keySet(),
                launching(document),
                model(document));
    }

    /** The document as plain values; comments are allowed as the specification has it. */
    public static Map<String, Object> document(Path file) throws IOException {
        try {
            return members(Json.readCommented(Files.readString(file)));
        } catch (JsonException e) {
            throw new IOException("The feature file " + file.getFileName() + " is damaged: " + e.getMessage() + ".", e);
        }
    }

    /** A member that is an object; empty when it is absent. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> members(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** A member that is an array; empty when it is absent. */
    public static List<?> list(Map<String, Object> document, String key) {
        return document.get(key) instanceof List<?> list ? list : List.of();
    }

    /** A member that is a string; empty when it is absent. */
    public static String text(Map<String, Object> document, String key) {
        return document.get(key) instanceof String text ? text : "";
    }

    /** Where a bundle entry wants to be in the order of the start. */
    public static int startOrder(Map<String, Object> entry) {
        return (int) number(entry, START_ORDER, FeatureBundle.USUAL_START_ORDER);
    }

    private static long number(Map<String, Object> document, String key, long standard) {
        return document.get(key) instanceof Long number ? number : standard;
    }

    /** The JSON content of one of a feature's extensions, or null. */
    public static Object extension(Map<String, Object> document, String name) {
        return members(members(document.get("extensions")).get(name)).get("json");
    }

    private static Map<String, String> launching(Map<String, Object> document) {
        Map<String, String> properties = new LinkedHashMap<>();
        members(extension(document, LAUNCHING)).forEach((key, value) -> properties.put(key, String.valueOf(value)));
        return properties;
    }

    private static Feature.Model model(Map<String, Object> document) {
        Map<String, Object> model = members(extension(document, MODEL));
        return model.isEmpty() ? null : new Feature.Model(text(model, "name"), text(model, "code"), text(model, "partNumber"));
    }

    private static FeatureBundle bundle(Path file, Map<String, Object> entry) throws IOException {
        FeatureBundle bundle = new FeatureBundle(
                text(entry, "id"), text(entry, "file"), text(entry, "sha256"), number(entry, "size", -1), startOrder(entry));
        if (bundle.file().isEmpty() || bundle.sha256().length() != 64) {
            throw new IOException("The feature file " + file.getFileName() + " does not pin the bundle \"" + bundle.id() + "\".");
        }
        return bundle;
    }
}
