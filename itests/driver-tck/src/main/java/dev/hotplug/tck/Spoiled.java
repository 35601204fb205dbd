package dev.hotplug.tck;

import dev.hotplug.hardware.DriverHandOver;
import java.util.HashMap;
import java.util.Map;

/** What a version before left, made unreadable. */
enum Spoiled {
    OF_ANOTHER_SCHEMA {
        @Override
        Map<String, String> of(Map<String, String> left) {
            Map<String, String> facts = new HashMap<>(left);
            facts.put(DriverHandOver.SCHEMA, "987654321");
            return facts;
        }
    },
    WITHOUT_A_SCHEMA {
        @Override
        Map<String, String> of(Map<String, String> left) {
            return Map.of("something", "else");
        }
    },
    WITH_VALUES_THAT_MEAN_NOTHING {
        @Override
        Map<String, String> of(Map<String, String> left) {
            Map<String, String> facts = new HashMap<>(left);
            facts.replaceAll((name, value) -> name.equals(DriverHandOver.SCHEMA) ? value : "\u0000no value");
            return facts;
        }
    };

    abstract Map<String, String> of(Map<String, String> left);
}
