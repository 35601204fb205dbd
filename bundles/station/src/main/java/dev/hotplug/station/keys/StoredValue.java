package dev.hotplug.station.keys;

import dev.hotplug.settings.Setting;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import java.util.Locale;

/**
 * A value of a key as it is stored: one document per key.
 *
 * @param name   as its owner or the provisioning file spells it
 * @param source who set it
 */
public record StoredValue(String name, String value, Source source) {

    static final String NAMESPACE = "settings";

    /** Who set a value; the later one wins. */
    public enum Source {
        PROVISIONING,
        /** The central system or the page. */
        CHANGE
    }

    static StoredValue read(Fields fields) {
        Source source = fields.text("source").filter("provisioning"::equals).isPresent() ? Source.PROVISIONING : Source.CHANGE;
        return new StoredValue(fields.required("name"), fields.required("value"), source);
    }

    /** Adds the write of it to a batch. */
    public Batch put(Batch batch) {
        String by = source.name().toLowerCase(Locale.ROOT);
        return batch.put(NAMESPACE, key(), Fields.of("name", name, "value", value, "source", by));
    }

    /** The key it belongs to, without case. */
    public String key() {
        return Setting.key(name);
    }

    /** Never the value: it may be a secret. */
    @Override
    public String toString() {
        return "StoredValue[" + name + ", " + source + "]";
    }
}
