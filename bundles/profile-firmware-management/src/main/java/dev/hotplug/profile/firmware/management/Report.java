package dev.hotplug.profile.firmware.management;

import dev.hotplug.store.Fields;
import java.util.Map;
import java.util.Optional;

/**
 * A status on its way to the central system. Durable.
 *
 * @param messageId kept until it is answered, so that the central system can drop a second one
 * @param sequence  in which they are told
 * @param orderId   of which update
 * @param requestId of a signed request; empty for a plain one
 */
record Report(String messageId, long sequence, String orderId, Progress progress, Optional<Integer> requestId) {

    Fields fields() {
        Fields fields = Fields.of("sequence", Long.toString(sequence), "order", orderId, "progress", progress.name());
        return requestId.map(id -> fields.with("requestId", id.toString())).orElse(fields);
    }

    /** Empty for a progress that this version does not know. */
    static Optional<Report> of(Map.Entry<String, Fields> stored) {
        Fields fields = stored.getValue();
        return fields.text("progress").flatMap(Progress::named).map(progress -> new Report(
                stored.getKey(),
                fields.number("sequence", 0),
                fields.required("order"),
                progress,
                fields.text("requestId").map(Integer::valueOf)));
    }
}
