package dev.hotplug.profile.security;

import dev.hotplug.diagnostics.DiagnosticsArchive;
import dev.hotplug.diagnostics.DiagnosticsArchive.Result;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallException;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp.TriggerableMessage;
import dev.hotplug.ocpp16.security.GetLog.Conf;
import dev.hotplug.ocpp16.security.GetLog.LogEnumType;
import dev.hotplug.ocpp16.security.GetLog.LogStatusEnumType;
import dev.hotplug.ocpp16.security.GetLog.Req;
import dev.hotplug.ocpp16.security.LogStatusNotification;
import dev.hotplug.ocpp16.security.LogStatusNotification.UploadLogStatusEnumType;
import dev.hotplug.security.CertificateStore;
import dev.hotplug.store.Store;
import dev.hotplug.transfer.FileTransfer;
import dev.hotplug.uploads.Report;
import dev.hotplug.uploads.Taken;
import dev.hotplug.uploads.UploadDesk;
import dev.hotplug.uploads.UploadRequest;
import dev.hotplug.uploads.UploadStatus;
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
 * Uploads the security log or the diagnostics (security white paper, section 4.4 and messages 5.9 to 5.14) and tells how it
 * goes, each status with the id of its request. One at a time: a new request ends the one before, which is told UploadFailure,
 * because the message has no other word for it. Station loop.
 */
@Component(service = {LogRequests.class, CsmsListener.class, TriggerableMessage.class}, immediate = true)
public final class LogRequests implements CsmsListener, TriggerableMessage {

    static final String NAMESPACE = "profile-security-log";

    private static final Logger LOG = LoggerFactory.getLogger(LogRequests.class);

    private final Csms csms;
    private final DiagnosticsArchive archive;
    private final UploadDesk desk;

    @Activate
    public LogRequests(
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
    void deactivate() {
        desk.close();
    }

    CompletionStage<Conf> handle(Req request) {
        UploadRequest upload = UploadRequest.of(
                request.log().remoteLocation(),
                request.retries(),
                request.retryInterval(),
                Optional.of(request.requestId()));
        return desk.take(upload, () -> write(request)).thenCompose(taken -> answer(request, taken));
    }

    private CompletionStage<Result> write(Req request) {
        Window window = new Window(request.log().oldestTimestamp(), request.log().latestTimestamp());
        return request.logType() == LogEnumType.SecurityLog ? archive.writeSecurityLog(window) : archive.write(window);
    }

    private static CompletionStage<Conf> answer(Req request, Taken taken) {
        if (taken instanceof Taken.Promised promised) {
            return answered(accepted(promised.instead()), Optional.of(promised.fileName()));
        } else if (taken instanceof Taken.Nothing nothing) {
            LOG.info("The central system asked for the {} of a time of which nothing is known.", request.logType());
            return answered(accepted(nothing.instead()), Optional.empty());
        }
        Taken.Refused refused = (Taken.Refused) taken;
        if (refused.why() == Taken.Why.REPLACED) {
            return CompletableFuture.failedStage(
                    new CallException(new CallError(CallError.Code.InternalError, refused.sentence())));
        }
        LOG.warn("The {} is not uploaded: {}", request.logType(), refused.sentence());
        return answered(LogStatusEnumType.Rejected, Optional.empty());
    }

    private static LogStatusEnumType accepted(boolean instead) {
        return instead ? LogStatusEnumType.AcceptedCanceled : LogStatusEnumType.Accepted;
    }

    private static CompletionStage<Conf> answered(LogStatusEnumType status, Optional<String> filename) {
        return CompletableFuture.completedStage(new Conf(status, filename));
    }

    private CompletionStage<Csms.Outcome<LogStatusNotification.Conf>> tell(Report report) {
        return csms.call(
                LogStatusNotification.OPERATION,
                new LogStatusNotification.Req(status(report.status()), report.requestId()),
                Csms.Permit.ACCEPTED,
                report.messageId());
    }

    private static UploadLogStatusEnumType status(UploadStatus status) {
        return switch (status) {
            case Uploading -> UploadLogStatusEnumType.Uploading;
            case Uploaded -> UploadLogStatusEnumType.Uploaded;
            case UploadFailed -> UploadLogStatusEnumType.UploadFailure;
            case PermissionDenied -> UploadLogStatusEnumType.PermissionDenied;
            case NotSupportedOperation -> UploadLogStatusEnumType.NotSupportedOperation;
            case BadMessage -> UploadLogStatusEnumType.BadMessage;
        };
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
        return LogStatusNotification.OPERATION.action();
    }

    /** Idle, without a request's id, when nothing is under way; only this may say so. */
    @Override
    public Optional<Runnable> prepare(Optional<ConnectorId> connector) {
        return Optional.of(() -> {
            UploadLogStatusEnumType status =
                    desk.underWay() ? UploadLogStatusEnumType.Uploading : UploadLogStatusEnumType.Idle;
            csms.call(
                    LogStatusNotification.OPERATION,
                    new LogStatusNotification.Req(status, desk.requestId()),
                    Csms.Permit.TRIGGERED);
        });
    }
}
