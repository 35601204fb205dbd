package dev.hotplug.runtime.config;

import dev.hotplug.fuzz.Promise;
import dev.hotplug.fuzz.Scratch;
import dev.hotplug.fuzz.Target;
import dev.hotplug.runtime.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A configuration file, and the same over itself as a model's: flat properties, or one sentence that names the file. */
public final class ConfigurationTarget implements Target {

    private final Path folder = Scratch.folder("configuration");

    @Override
    public void feed(byte[] input) throws IOException {
        Files.write(folder.resolve("a.b.json"), input);
        Files.createDirectories(folder.resolve("model"));
        Files.write(folder.resolve("model/a.b.json"), input);
        try {
            Map<String, Object> properties = new ConfigurationFiles(folder, Set.of("a.b")).merged("model").get("a.b");
            properties.forEach((name, value) -> Promise.that(plain(value), () -> name + " has a value of another kind: " + value));
        } catch (Refusal e) {
            Promise.sentence(e.getMessage());
            Promise.that(e.getMessage().contains("config/a.b.json"), () -> "the refusal does not name the file: " + e.getMessage());
        }
    }

    private static boolean plain(Object value) {
        return value instanceof Double number
                ? Double.isFinite(number)
                : value instanceof String || value instanceof Long || value instanceof Boolean || value instanceof String[];
    }
}
