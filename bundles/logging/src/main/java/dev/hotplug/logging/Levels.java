package dev.hotplug.logging;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Least level per logger, as numbers of SLF4J (TRACE 0, DEBUG 10, INFO 20, WARN 30, ERROR 40); the longest name that fits decides.
 *
 * @param root    for loggers that no name fits
 * @param byName  logger names or their beginnings, without a dot at the end
 * @param console least level that also goes to standard error
 */
record Levels(int root, Map<String, Integer> byName, int console) {
    private static final String PREFIX = "level.";
    private static final int OFF = 100;
    private static final Map<String, Integer> NUMBERS =
            Map.of("TRACE", 0, "DEBUG", 10, "INFO", 20, "WARN", 30, "ERROR", 40, "OFF", OFF);

    /** In force until a configuration arrives. */
    static final Levels DEFAULT =
            new Levels(20, Map.of("org.eclipse.jetty", 30, "org.apache.felix", 30, "org.sqlite", 30), 30);

    Levels {
        byName = Map.copyOf(byName);
    }

    /** @throws IllegalArgumentException naming the property whose value is no level */
    static Levels from(Map<String, Object> properties) {
        Map<String, Integer> byName = new HashMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                byName.put(key.substring(PREFIX.length()), number(key, value));
            }
        });
        return new Levels(
                number("level", properties.getOrDefault("level", "INFO")),
                byName,
                number("console", properties.getOrDefault("console", "WARN")));
    }

    private static int number(String key, Object value) {
        Integer number = NUMBERS.get(value.toString().trim().toUpperCase(Locale.ROOT));
        if (number == null) {
            throw new IllegalArgumentException(
                    "The property \"" + key + "\" of dev.hotplug.logging must be TRACE, DEBUG, INFO, WARN, ERROR or OFF.");
        }
        return number;
    }

    /** Least level that a logger writes. */
    int least(String logger) {
        for (String name = logger; !name.isEmpty(); name = name.substring(0, Math.max(0, name.lastIndexOf('.')))) {
            Integer level = byName.get(name);
            if (level != null) {
                return level;
            }
        }
        return root;
    }
}
