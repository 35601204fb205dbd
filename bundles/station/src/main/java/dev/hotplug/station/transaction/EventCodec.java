package dev.hotplug.station.transaction;

import dev.hotplug.loop.Stamp;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.Reason;
import dev.hotplug.station.event.MeterValuesSampled;
import dev.hotplug.station.event.TransactionEvent;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.station.event.TransactionStopped;
import dev.hotplug.store.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Transaction events as store records. Names are only ever added; what a reader does not know it ignores. */
public final class EventCodec {

    private static final String TYPE = "type";
    private static final String STARTED = "started";
    private static final String SAMPLED = "sampled";
    private static final String STOPPED = "stopped";

    private EventCodec() {}

    /** The record of an event. */
    public static Fields write(TransactionEvent event) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("messageId", event.messageId());
        fields.put("connector", event.connector().toString());
        fields.put("at", event.at().text());
        if (event instanceof TransactionStarted started) {
            write(started, fields);
        } else if (event instanceof MeterValuesSampled sampled) {
            write(sampled, fields);
        } else if (event instanceof TransactionStopped stopped) {
            write(stopped, fields);
        }
        return new Fields(fields);
    }

    /**
     * The event of a record; empty for a kind of event that a newer version wrote.
     *
     * @throws IllegalArgumentException for a record that is none
     * @throws dev.hotplug.store.StoreException when a field is missing
     */
    public static Optional<TransactionEvent> read(Fields fields) {
        return switch (fields.required(TYPE)) {
            case STARTED -> Optional.of(started(fields));
            case SAMPLED -> Optional.of(sampled(fields));
            case STOPPED -> Optional.of(stopped(fields));
            default -> Optional.empty();
        };
    }

    private static void write(TransactionStarted event, Map<String, String> fields) {
        fields.put(TYPE, STARTED);
        fields.put("transaction", Long.toString(event.transaction()));
        fields.put("idTag", event.idTag().value());
        fields.put("meterStart", Long.toString(event.meterStartWattHour()));
        event.reservationId().ifPresent(id -> fields.put("reservationId", Integer.toString(id)));
    }

    private static void write(MeterValuesSampled event, Map<String, String> fields) {
        fields.put(TYPE, SAMPLED);
        event.transaction().ifPresent(id -> fields.put("transaction", Long.toString(id)));
        fields.put("values", ValueText.write(event.values()));
    }

    private static void write(TransactionStopped event, Map<String, String> fields) {
        fields.put(TYPE, STOPPED);
        fields.put("transaction", Long.toString(event.transaction()));
        event.idTag().ifPresent(tag -> fields.put("idTag", tag.value()));
        fields.put("meterStop", Long.toString(event.meterStopWattHour()));
        fields.put("reason", event.reason().name());
        fields.put("data", SampleText.write(event.transactionData()));
    }

    private static TransactionStarted started(Fields fields) {
        return new TransactionStarted(
                fields.required("messageId"),
                connector(fields),
                Stamp.parse(fields.required("at")),
                Long.parseLong(fields.required("transaction")),
                new IdTag(fields.required("idTag")),
                Long.parseLong(fields.required("meterStart")),
                fields.integer("reservationId"));
    }

    private static MeterValuesSampled sampled(Fields fields) {
        return new MeterValuesSampled(
                fields.required("messageId"),
                connector(fields),
                Stamp.parse(fields.required("at")),
                fields.text("transaction").map(t -> OptionalLong.of(Long.parseLong(t))).orElse(OptionalLong.empty()),
                ValueText.read(fields.required("values")));
    }

    private static TransactionStopped stopped(Fields fields) {
        return new TransactionStopped(
                fields.required("messageId"),
                connector(fields),
                Stamp.parse(fields.required("at")),
                Long.parseLong(fields.required("transaction")),
                fields.text("idTag").map(IdTag::new),
                Long.parseLong(fields.required("meterStop")),
                Reason.valueOf(fields.required("reason")),
                SampleText.read(fields.text("data").orElse("")));
    }

    private static ConnectorId connector(Fields fields) {
        return new ConnectorId(Integer.parseInt(fields.required("connector")));
    }
}
