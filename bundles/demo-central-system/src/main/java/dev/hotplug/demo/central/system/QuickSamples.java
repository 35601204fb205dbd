package dev.hotplug.demo.central.system;

import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Lets the charger tell its meter every few seconds, and charge without a card where it has no reader. It changes the
 * product's defaults of configuration keys, in
 * Configuration Admin, which forgets them with the process; nothing of it is stored in the data folder. A value that
 * somebody has provisioned or set stays in force.
 */
final class QuickSamples {

    /** Defaults of configuration keys by product and model. */
    private static final String PID = "dev.hotplug.settings";

    static final Map<String, String> WANTED = Map.of(
            "MeterValueSampleInterval", "3",
            "MeterValuesSampledData", "Energy.Active.Import.Register,Power.Active.Import");

    /** Where there is no reader, plugging in is enough. */
    static final Map<String, String> WITHOUT_READER = Map.of("AuthEnabled", "false");

    private final ConfigurationAdmin admin;
    private final Map<String, Object> before = new HashMap<>();

    QuickSamples(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    void begin(boolean cardReader) throws IOException {
        Configuration configuration = configuration();
        Dictionary<String, Object> properties = properties(configuration);
        WANTED.forEach((key, value) -> before.put(key, properties.put(key, value)));
        if (!cardReader) {
            WITHOUT_READER.forEach((key, value) -> before.put(key, properties.put(key, value)));
        }
        configuration.update(properties);
    }

    /** As it was; harmless when repeated. */
    void end() throws IOException {
        if (before.isEmpty()) {
            return;
        }
        Configuration configuration = configuration();
        Dictionary<String, Object> properties = properties(configuration);
        before.forEach((key, value) -> restore(properties, key, value));
        before.clear();
        configuration.update(properties);
    }

    private static void restore(Dictionary<String, Object> properties, String key, Object value) {
        if (value == null) {
            properties.remove(key);
        } else {
            properties.put(key, value);
        }
    }

    private Configuration configuration() throws IOException {
        return admin.getConfiguration(PID, "?");
    }

    private static Dictionary<String, Object> properties(Configuration configuration) {
        Dictionary<String, Object> present = configuration.getProperties();
        Hashtable<String, Object> copy = new Hashtable<>();
        if (present != null) {
            Collections.list(present.keys()).forEach(key -> copy.put(key, present.get(key)));
        }
        return copy;
    }
}
