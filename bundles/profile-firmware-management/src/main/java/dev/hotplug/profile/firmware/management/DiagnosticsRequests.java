package dev.hotplug.profile.firmware.management;

import dev.hotplug.diagnostics.DiagnosticsArchive;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallError.Code;
import dev.hotplug.ocpp.CallException;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp.TriggerableMessage;
import dev.hotplug.ocpp16.firmwaremanagement.DiagnosticsStatusNotification;
import dev.hotplug.ocpp16.firmwaremanagement.DiagnosticsStatusNotification.DiagnosticsStatus;
import dev.hotplug.ocpp16.firmwaremanagement.GetDiagnostics.Conf;
import dev.hotplug.ocpp16.firmwaremanagement.GetDiagnostics.Req;
import dev.hotplug.security.CertificateStore;
import dev.hotplug.store.Store;
import dev.hotplug.transfer.FileTransfer;
import dev.hotplug.uploads.Report;
import dev.hotplug.uploads.Taken;
import dev.hotplug.uploads.UploadDesk;
import dev.hotplug.uploads.UploadRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the diagnostics, answers with the file's name when there is something to send (OCPP 1.6 section 5.9), uploads, and tells
 * how it goes (section 4.4). When this bundle, the transfers or the archive are swapped, the component goes and comes with them,
 * and the upload goes on through the hand-over.
 */
@Component(service = {DiagnosticsRequests.class, CsmsListener.class, TriggerableMessage.class}, immediate = true)
public final class DiagnosticsRequests implements CsmsListener, TriggerableMessage {

    static final String NAMESPACE = "profile-firmware-management";

    private static final Logger LOG = LoggerFactory.getLogger(DiagnosticsRequests.class);

    private final Csms csms;
    private final DiagnosticsArchive archive;
    private final UploadDesk desk;

    @Activate
    public DiagnosticsRequests(
            @Reference Loop loop,
            @Reference Csms csms,
            @Reference Store store,
            @Reference FileTransfer transfers,
            @Reference DiagnosticsArchive archive,
            @Reference CertificateStore certificates,
            @Reference HandOver handOver) {
        this.csms = csms;
        this.archive = archive;
        this.desk = new UploadDesk(
                NAMESPACE, new UploadDesk.Services(loop, csms, store, transfers, certificates, handOver), this::tell);
    }

    @Deactivate
    public void deactivate() {
        desk.close();
    }

    private CompletionStage<Csms.Outcome<DiagnosticsStatusNotification.Conf>> tell(Report report) {
        DiagnosticsStatus status =
                switch (report.status()) {
                    case Uploading -> DiagnosticsStatus.Uploading;
                    case Uploaded -> DiagnosticsStatus.Uploaded;
                    case UploadFailed, PermissionDenied, NotSupportedOperation, BadMessage -> DiagnosticsStatus.UploadFailed;
                };
        return csms.call(
                DiagnosticsStatusNotification.OPERATION,
                new DiagnosticsStatusNotification.Req(status),
                Csms.Permit.ACCEPTED,
                report.messageId());
    }

    /** One archive is written at a time; a request that comes meanwhile waits for the one before. */
    CompletionStage<Conf> handle(Req request) {
        UploadRequest upload =
                UploadRequest.of(request.location(), request.retries(), request.retryInterval(), Optional.empty());
        Window window = new Window(request.startTime(), request.stopTime());
        return desk.take(upload, () -> archive.write(window)).thenCompose(DiagnosticsRequests::answer);
    }

    private static CompletionStage<Conf> answer(Taken taken) {
        if (taken instanceof Taken.Promised promised) {
            return CompletableFuture.completedStage(new Conf(Optional.of(promised.fileName())));
        } else if (taken instanceof Taken.Refused refused) {
            return CompletableFuture.failedStage(new CallException(error(refused)));
        }
        LOG.info("The central system asked for diagnostics of a time of which nothing is known.");
        return CompletableFuture.completedStage(new Conf(Optional.empty()));
    }

    private static CallError error(Taken.Refused refused) {
        return refused.why() == Taken.Why.LOCATION
                ? new CallError(Code.PropertyConstraintViolation, "location: " + refused.sentence())
                : new CallError(Code.InternalError, refused.sentence());
    }

    @Override
    public void opened() {
        desk.opened();
    }

    @Override
    public void registrationChanged(Registration.State state) {
        desk.send();
    }

    @Override
    public String message() {
        return DiagnosticsStatusNotification.OPERATION.action();
    }

    /** Idle when nothing is under way (section 4.4); only this may say so. */
    @Override
    public Optional<Runnable> prepare(Optional<ConnectorId> connector) {
        return Optional.of(() -> {
            DiagnosticsStatus status = desk.underWay() ? DiagnosticsStatus.Uploading : DiagnosticsStatus.Idle;
            csms.call(DiagnosticsStatusNotification.OPERATION, new DiagnosticsStatusNotification.Req(status), Csms.Permit.TRIGGERED);
        });
    }
}
