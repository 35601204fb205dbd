package dev.hotplug.itests.container;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;

/** What the launcher does once its bundles run: hands over configurations, publishes provisioning and the complete set. */
final class Launch {

    private static final ObjectMapper COMMENTED = new ObjectMapper().enable(JsonParser.Feature.ALLOW_COMMENTS);

    private final BundleContext context;

    Launch(BundleContext context) {
        this.context = context;
    }

    /** Gives Configuration Admin the files of the distribution, the model's over the product's. */
    void configure(ConfigurationAdmin admin) throws IOException {
        Path files = Path.of(context.getProperty("hotplug.test.home"), "config");
        Path model = files.resolve(context.getProperty("hotplug.model"));
        for (String pid : context.getProperty("hotplug.test.pids").split(",")) {
            Hashtable<String, Object> properties = new Hashtable<>();
            for (Path folder : List.of(files, model)) {
                properties.putAll(read(folder.resolve(pid + ".json")));
            }
            admin.getConfiguration(pid, "?").update(properties);
        }
    }

    private static Map<String, Object> read(Path file) throws IOException {
        return Files.exists(file) ? COMMENTED.readValue(file.toFile(), new TypeReference<>() {}) : Map.of();
    }

    /** A flat provisioning file; then nothing more is to come. */
    void provision(Map<String, String> provisioning) {
        publish("provisioning", provisioning);
        publish("shipped", Map.of());
        publish("set", Map.of(
                "model", context.getProperty("hotplug.model"),
                "base", "",
                "generation", context.getProperty("hotplug.test.generation")));
    }

    private void publish(String role, Map<String, String> content) {
        context.registerService(Map.class, content, new Hashtable<>(Map.of("hotplug.role", role)));
    }
}
