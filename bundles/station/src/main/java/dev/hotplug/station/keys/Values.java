package dev.hotplug.station.keys;

import dev.hotplug.settings.Setting;
import dev.hotplug.settings.Setting.Access;
import dev.hotplug.settings.Setting.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that somebody gave to keys, by key without case, whether or not the key exists now. Immutable.
 *
 * @param stored     by the provisioning file, the central system or the page
 * @param configured by the configuration of product and model
 */
record Values(Map<String, StoredValue> stored, Map<String, Configured> configured) {

    /** A value from the configuration. */
    record Configured(String name, String value) {}

    Values {
        stored = Map.copyOf(stored);
        configured = Map.copyOf(configured);
    }

    /** The value in force: the stored one, else the configured one, else the default; never one that the rule refuses. */
    String of(Setting setting) {
        return usable(setting, storedFor(setting))
                .or(() -> usable(setting, configuredFor(setting)))
                .orElseGet(() -> setting.defaultValue().get());
    }

    /** Why values that were given to a key are not used: one sentence each, without the value. */
    List<String> unusable(Setting setting) {
        List<String> sentences = new ArrayList<>();
        refusal(setting, storedFor(setting)).ifPresent(why -> sentences.add(
                "The stored value of " + setting.name() + " is kept but not used: " + setting.name() + " " + why + "."));
        refusal(setting, configuredFor(setting)).ifPresent(why -> sentences.add(
                "The configured value of " + setting.name() + " is not used: " + setting.name() + " " + why + "."));
        return sentences;
    }

    Values with(StoredValue value) {
        Map<String, StoredValue> more = new HashMap<>(stored);
        more.put(value.key(), value);
        return new Values(more, configured);
    }

    Values withConfigured(Map<String, Configured> others) {
        return new Values(stored, others);
    }

    /** Nobody may set a read-only key, so what an earlier version stored for it does not count. */
    private Optional<String> storedFor(Setting setting) {
        return setting.access() == Access.READ_ONLY
                ? Optional.empty()
                : Optional.ofNullable(stored.get(Setting.key(setting.name()))).map(StoredValue::value);
    }

    private Optional<String> configuredFor(Setting setting) {
        return Optional.ofNullable(configured.get(Setting.key(setting.name()))).map(Configured::value);
    }

    private static Optional<String> usable(Setting setting, Optional<String> value) {
        return value.map(setting.rule()::judge).flatMap(Verdict::value);
    }

    private static Optional<String> refusal(Setting setting, Optional<String> value) {
        return value.map(setting.rule()::judge).flatMap(Verdict::refusal);
    }
}
