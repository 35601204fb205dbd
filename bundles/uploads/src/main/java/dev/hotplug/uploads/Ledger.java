package dev.hotplug.uploads;

import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the central system has been promised and not been told yet: one document for each upload, by the message id of its end
 * (fields {@code status} and, where there is one, {@code requestId}). It holds no address, because that may hold a password.
 */
final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Store store;
    private final String namespace;

    Ledger(Store store, String namespace) {
        this.store = store;
        this.namespace = namespace;
    }

    CompletionStage<Void> put(Report report) {
        Fields plain = Fields.of("status", report.status().name());
        Fields fields = report.requestId().map(id -> plain.with("requestId", id.toString())).orElse(plain);
        return store.commit(new Batch().put(namespace, report.messageId(), fields));
    }

    /** The central system has heard it. */
    void told(Report report) {
        store.commit(new Batch().delete(namespace, report.messageId())).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("It cannot be stored that an upload has been reported: {}", failure.getMessage());
            }
        });
    }

    /** What another run of the process left: an upload that it was at has failed. */
    List<Report> owed() {
        try {
            return store.documents(namespace).entrySet().stream().map(Ledger::owed).toList();
        } catch (StoreException e) {
            LOG.error("What became of an earlier upload cannot be read: {}", e.getMessage());
            return List.of();
        }
    }

    private static Report owed(Map.Entry<String, Fields> stored) {
        UploadStatus status = stored.getValue().text("status").flatMap(UploadStatus::named).orElse(UploadStatus.Uploading);
        return new Report(
                stored.getKey(),
                status == UploadStatus.Uploading ? UploadStatus.UploadFailed : status,
                stored.getValue().text("requestId").flatMap(Report::number));
    }
}
