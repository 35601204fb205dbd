package dev.hotplug.store.sqlite;

import dev.hotplug.fuzz.Promise;
import dev.hotplug.store.Fields;
import java.util.Optional;

/** The form of a record on disk. */
public final class StoredText {

    private StoredText() {}

    /** The fields of a body; empty when it was refused. What was read is read again as it was written. */
    public static Optional<Fields> read(byte[] body) {
        try {
            Fields fields = FieldsText.decode(body);
            Promise.that(FieldsText.decode(FieldsText.encode(fields)).equals(fields), () -> fields + " is read as another");
            return Optional.of(fields);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
