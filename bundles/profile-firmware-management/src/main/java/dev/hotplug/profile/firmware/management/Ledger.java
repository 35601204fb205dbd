package dev.hotplug.profile.firmware.management;

import dev.hotplug.ocpp16.firmwaremanagement.DiagnosticsStatusNotification.DiagnosticsStatus;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.Store;
import dev.hotplug.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the central system has been promised and not been told yet: one document for each upload, by the message id of its end.
 * It holds no address, because that may hold a password.
 */
final class Ledger {

    static final String NAMESPACE = "profile-firmware-management";

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Store store;

    Ledger(Store store) {
        this.store = store;
    }

    CompletionStage<Void> put(Report report) {
        return store.commit(new Batch().put(NAMESPACE, report.messageId(), Fields.of("status", report.status().name())));
    }

    /** The central system has heard it. */
    void told(Report report) {
        store.commit(new Batch().delete(NAMESPACE, report.messageId())).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("It cannot be stored that an upload has been reported: {}", failure.getMessage());
            }
        });
    }

    /** What another run of the process left: an upload that it was at has failed. */
    List<Report> owed() {
        List<Report> owed = new ArrayList<>();
        try {
            for (Map.Entry<String, Fields> each : store.documents(NAMESPACE).entrySet()) {
                DiagnosticsStatus status = each.getValue().text("status").flatMap(Report::status).orElse(DiagnosticsStatus.Uploading);
                boolean cut = status == DiagnosticsStatus.Uploading;
                owed.add(new Report(each.getKey(), cut ? DiagnosticsStatus.UploadFailed : status));
            }
        } catch (StoreException e) {
            LOG.error("What became of an earlier upload cannot be read: {}", e.getMessage());
        }
        return owed;
    }
}
