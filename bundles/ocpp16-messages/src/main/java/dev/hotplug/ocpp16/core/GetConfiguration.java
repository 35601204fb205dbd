package dev.hotplug.ocpp16.core;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;
import java.util.List;
import java.util.Optional;

/** Reads configuration keys (OCPP 1.6 section 5.8). */
public final class GetConfiguration {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("GetConfiguration", Req.class, Conf.class);

    private GetConfiguration() {}

    /** @param key empty: all */
    public record Req(List<String> key) {

        public Req {
            key = List.copyOf(key);
            key.forEach(k -> Limits.text("key", k, 50));
        }
    }

    public record Conf(List<KeyValue> configurationKey, List<String> unknownKey) {

        public Conf {
            configurationKey = List.copyOf(configurationKey);
            unknownKey = List.copyOf(unknownKey);
            unknownKey.forEach(k -> Limits.text("unknownKey", k, 50));
        }
    }

    /** @param value empty for a key that is never disclosed */
    public record KeyValue(String key, boolean readonly, Optional<String> value) {

        public KeyValue {
            Limits.text("key", key, 50);
            Limits.text("value", value, 500);
        }
    }
}
