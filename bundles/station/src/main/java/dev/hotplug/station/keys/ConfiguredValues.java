package dev.hotplug.station.keys;

import dev.hotplug.settings.Setting;
import dev.hotplug.station.keys.Values.Configured;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes the values of keys out of the properties of a component. */
final class ConfiguredValues {

    /** Beginnings of names that are not keys: what the container itself adds. */
    private static final List<String> NOT_KEYS = List.of("service.", "component.", "osgi.", "felix.", "org.apache.felix.", ":");

    private ConfiguredValues() {}

    /** By key without case. A list becomes a comma separated text. */
    static Map<String, Configured> of(Map<String, Object> properties) {
        Map<String, Configured> values = new HashMap<>();
        properties.forEach((name, value) -> {
            if (!name.endsWith(".target") && NOT_KEYS.stream().noneMatch(name::startsWith)) {
                values.put(Setting.key(name), new Configured(name, text(value)));
            }
        });
        return values;
    }

    private static String text(Object value) {
        return value instanceof Object[] items
                ? Arrays.stream(items).map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }
}
