package dev.hotplug.profile.firmware.management;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is durable of updates: the one under way and the one after it (with its address, which may hold a password: the store's
 * file is the process's own), how the last one ended, and what the central system has not been told yet.
 */
final class FirmwareLedger {

    static final String UPDATES = "profile-firmware-updates";
    static final String REPORTS = "profile-firmware-reports";

    private static final String PRESENT = "present";
    /** What ends the update under way with the right words when the rest of it was damaged. */
    private static final String BRIEF = "brief";
    private static final String NEXT = "next";
    private static final String LAST = "last";
    private static final Logger LOG = LoggerFactory.getLogger(FirmwareLedger.class);

    private final Store store;

    FirmwareLedger(Store store) {
        this.store = store;
    }

    /** How an update ended. */
    record End(Progress progress, Optional<Integer> requestId, String sentence) {

        Fields fields() {
            Fields fields = Fields.of("progress", progress.name(), "sentence", sentence);
            return requestId.map(id -> fields.with("requestId", id.toString())).orElse(fields);
        }

        static Optional<End> of(Fields fields) {
            return fields.text("progress").flatMap(Progress::named).map(progress -> new End(
                    progress, fields.text("requestId").map(Integer::valueOf), fields.text("sentence").orElse("")));
        }
    }

    /** The one under way; of one that is there and cannot be read any more, what is left. */
    Optional<Job> present() {
        try {
            return store.document(UPDATES, PRESENT).map(Job::of);
        } catch (StoreException | IllegalArgumentException | java.time.DateTimeException e) {
            LOG.error("What is stored of the firmware update under way cannot be read: {}", e.getMessage());
            return read(BRIEF, Job::remains);
        }
    }

    Optional<FirmwareOrder> next() {
        return read(NEXT, FirmwareOrder::of);
    }

    Optional<End> last() {
        return read(LAST, fields -> End.of(fields).orElse(null));
    }

    private <T> Optional<T> read(String name, Function<Fields, T> reader) {
        try {
            return store.document(UPDATES, name).map(reader);
        } catch (StoreException | IllegalArgumentException | java.time.DateTimeException e) {
            LOG.error("What is stored of a firmware update ({}) cannot be read: {}", name, e.getMessage());
            return Optional.empty();
        }
    }

    /** What has not been told, in its order. */
    List<Report> reports() {
        try {
            return store.documents(REPORTS).entrySet().stream()
                    .flatMap(each -> report(each).stream())
                    .sorted(Comparator.comparingLong(Report::sequence))
                    .toList();
        } catch (StoreException e) {
            LOG.error("What the central system was to be told of an update cannot be read: {}", e.getMessage());
            return List.of();
        }
    }

    private static Optional<Report> report(Map.Entry<String, Fields> stored) {
        try {
            return Report.of(stored);
        } catch (StoreException | IllegalArgumentException e) {
            LOG.error("A status that the central system was to be told cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    static Batch present(Batch batch, Optional<Job> job) {
        return job.map(each -> batch.put(UPDATES, PRESENT, each.fields()).put(UPDATES, BRIEF, each.brief()))
                .orElseGet(() -> batch.delete(UPDATES, PRESENT).delete(UPDATES, BRIEF));
    }

    static Batch next(Batch batch, Optional<FirmwareOrder> order) {
        return order.map(each -> batch.put(UPDATES, NEXT, each.fields())).orElseGet(() -> batch.delete(UPDATES, NEXT));
    }

    static Batch last(Batch batch, End end) {
        return batch.put(UPDATES, LAST, end.fields());
    }

    static Batch owe(Batch batch, List<Report> reports) {
        reports.forEach(each -> batch.put(REPORTS, each.messageId(), each.fields()));
        return batch;
    }

    static Batch forget(Batch batch, List<Report> reports) {
        reports.forEach(each -> batch.delete(REPORTS, each.messageId()));
        return batch;
    }

    CompletionStage<Void> commit(Batch batch) {
        return store.commit(batch);
    }

    /** The central system has heard it. */
    void told(Report report) {
        unwaited(forget(new Batch(), List.of(report)), "It cannot be stored that a status has been told: {}");
    }

    /** It has come further; nobody waits for that. */
    void note(Job job) {
        unwaited(present(new Batch(), Optional.of(job)), "It cannot be stored how much of a file is here: {}");
    }

    private void unwaited(Batch batch, String warning) {
        store.commit(batch).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn(warning, failure.getMessage());
            }
        });
    }
}
