package dev.hotplug.station.keys;

import dev.hotplug.settings.Setting;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import java.util.Locale;
import java.util.Optional;

/**
 * A value of a key as it is stored: one document per key.
 *
 * @param name   as its owner or the provisioning file spells it
 * @param source who set it
 * @param factory the value of the provisioning file that a change took the place of
 */
public record StoredValue(String name, String value, Source source, Optional<String> factory) {

    static final String NAMESPACE = "settings";
    private static final String FACTORY = "factory";

    /** A value that took the place of none. */
    public StoredValue(String name, String value, Source source) {
        this(name, value, source, Optional.empty());
    }

    /** Who set a value; the later one wins. */
    public enum Source {
        PROVISIONING,
        /** The central system or the page. */
        CHANGE
    }

    static StoredValue read(Fields fields) {
        Source source = fields.text("source").filter("provisioning"::equals).isPresent() ? Source.PROVISIONING : Source.CHANGE;
        return new StoredValue(fields.required("name"), fields.required("value"), source, fields.text(FACTORY));
    }

    /** Adds the write of it to a batch. */
    public Batch put(Batch batch) {
        String by = source.name().toLowerCase(Locale.ROOT);
        Fields fields = Fields.of("name", name, "value", value, "source", by);
        return batch.put(NAMESPACE, key(), factory.map(f -> fields.with(FACTORY, f)).orElse(fields));
    }

    /** This change, remembering what the provisioning file had said. */
    StoredValue over(Optional<StoredValue> before) {
        Optional<String> said = before.flatMap(b -> b.source == Source.PROVISIONING ? Optional.of(b.value) : b.factory);
        return new StoredValue(name, value, source, said);
    }

    /** Gives a changed key back to what the factory made it; one of the provisioning file stays. */
    void restore(Batch batch) {
        if (source == Source.CHANGE) {
            factory.ifPresentOrElse(
                    said -> new StoredValue(name, said, Source.PROVISIONING).put(batch), () -> batch.delete(NAMESPACE, key()));
        }
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
