package dev.hotplug.security.store;

import dev.hotplug.loop.Stamp;
import dev.hotplug.security.SecurityLog.Entry;
import dev.hotplug.store.Fields;
import dev.hotplug.store.LogEntry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How an event is stored: {@code type}, {@code at}, {@code techInfo}, {@code messageId}. */
final class EventFields {

    private static final Logger LOG = LoggerFactory.getLogger(EventFields.class);

    private EventFields() {}

    static Fields of(String type, Stamp at, String techInfo, String messageId) {
        return Fields.of("type", type, "at", at.text(), "techInfo", techInfo, "messageId", messageId);
    }

    /** Empty, and logged, when it is damaged. */
    static Optional<Entry> read(LogEntry entry) {
        Fields fields = entry.fields();
        try {
            return Optional.of(new Entry(
                    entry.sequence(),
                    fields.required("type"),
                    Stamp.parse(fields.required("at")),
                    fields.text("techInfo").orElse(""),
                    fields.required("messageId")));
        } catch (RuntimeException e) {
            LOG.error("A stored security event cannot be read and is passed over: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
