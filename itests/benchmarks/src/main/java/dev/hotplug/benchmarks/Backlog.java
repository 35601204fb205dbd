package dev.hotplug.benchmarks;

import dev.hotplug.loop.Stamp;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.Location;
import dev.hotplug.model.Measurand;
import dev.hotplug.model.ReadingContext;
import dev.hotplug.model.Reason;
import dev.hotplug.model.SampledValue;
import dev.hotplug.model.UnitOfMeasure;
import dev.hotplug.station.event.MeterValuesSampled;
import dev.hotplug.station.event.TransactionEvent;
import dev.hotplug.station.event.TransactionStarted;
import dev.hotplug.station.event.TransactionStopped;
import dev.hotplug.station.transaction.EventCodec;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.store.sqlite.OpenStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * Transactions that happened while there was no central system: three messages each, written by the product's own codec and store into
 * the folder of a charger that is down. Taps on the simulator would take hours. Message ids count up, so that order can be checked.
 */
final class Backlog {

    /** StartTransaction, MeterValues, StopTransaction. */
    static final int MESSAGES = 3;

    private static final String LOG = "transactions";
    private static final int PER_BATCH = 200;
    private static final ConnectorId CONNECTOR = new ConnectorId(1);
    private static final IdTag TAG = new IdTag("5A3CA204");
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private Backlog() {}

    /** Puts so many transactions at the end of a data folder's log. */
    static void fill(Path data, int transactions) {
        try (OpenStore open = new OpenStore(data)) {
            append(open.store(), 1, transactions);
        }
    }

    /** Appends transactions; local ids and message ids go on from {@code first}. Durable when it returns. */
    static void append(Store store, int first, int transactions) {
        CompletionStage<Void> last = store.commit(counter(first + transactions));
        for (int next = first; next < first + transactions; next += PER_BATCH) {
            last = store.commit(batch(next, Math.min(next + PER_BATCH, first + transactions)));
        }
        last.toCompletableFuture().join();
    }

    /** Position of a message of the backlog by its id, from 0; -1 for another one. */
    static int position(String messageId) {
        return messageId.startsWith("backlog-") ? Integer.parseInt(messageId.substring("backlog-".length())) : -1;
    }

    /** A MeterValues message that belongs to no transaction: the smallest one there is. */
    static Batch values(int number) {
        return new Batch().append(LOG, EventCodec.write(sampled(number, OptionalLong.empty(), number)));
    }

    /** The station must not use these numbers again. */
    private static Batch counter(int lastLocalId) {
        return new Batch().put("station", LOG, Fields.of("lastLocalId", Integer.toString(lastLocalId)));
    }

    private static Batch batch(int from, int to) {
        Batch batch = new Batch();
        for (int number = from; number < to; number++) {
            events(number).forEach(event -> batch.append(LOG, EventCodec.write(event)));
        }
        return batch;
    }

    private static List<TransactionEvent> events(int number) {
        int position = (number - 1) * MESSAGES;
        return List.of(
                new TransactionStarted(id(position), CONNECTOR, at(position), number, TAG, number, OptionalInt.empty()),
                sampled(position + 1, OptionalLong.of(number), number),
                new TransactionStopped(
                        id(position + 2), CONNECTOR, at(position + 2), number, Optional.of(TAG), number, Reason.Local, List.of()));
    }

    private static MeterValuesSampled sampled(int position, OptionalLong transaction, int wattHour) {
        SampledValue register = new SampledValue(
                BigDecimal.valueOf(wattHour),
                ReadingContext.SAMPLE_PERIODIC,
                Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
                Optional.empty(),
                Location.Outlet,
                Optional.of(UnitOfMeasure.Wh));
        return new MeterValuesSampled(id(position), CONNECTOR, at(position), transaction, List.of(register));
    }

    private static String id(int position) {
        return "backlog-" + position;
    }

    private static Stamp at(int position) {
        return new Stamp(BEGIN.plusSeconds(position), 1, position * 1000L, true);
    }
}
