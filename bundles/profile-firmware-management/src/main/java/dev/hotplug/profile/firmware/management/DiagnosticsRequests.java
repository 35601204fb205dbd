package dev.hotplug.profile.firmware.management;

import dev.hotplug.diagnostics.DiagnosticsArchive;
import dev.hotplug.diagnostics.DiagnosticsArchive.Result;
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
import dev.hotplug.security.CertificateUse;
import dev.hotplug.store.Store;
import dev.hotplug.transfer.FileTransfer;
import dev.hotplug.transfer.Tries;
import dev.hotplug.transfer.Trust;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Between two tries, when the central system says nothing about it. */
    static final Duration RETRY_INTERVAL = Duration.ofSeconds(60);

    static final String FACTS = "profile-firmware-management.diagnostics";

    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(2);
    private static final String REPORT = "report.";
    private static final String REPLACED = "The bundle that deals with it is being replaced; ask again.";
    private static final Logger LOG = LoggerFactory.getLogger(DiagnosticsRequests.class);

    private final Loop loop;
    private final Csms csms;
    private final FileTransfer transfers;
    private final DiagnosticsArchive archive;
    private final CertificateStore certificates;
    private final HandOver handOver;
    private final Ledger ledger;
    private final StatusSender statuses;
    private final Uploads uploads;
    private CompletionStage<?> writing = CompletableFuture.completedFuture(null);
    private boolean closed;

    @Activate
    public DiagnosticsRequests(
            @Reference Loop loop,
            @Reference Csms csms,
            @Reference Store store,
            @Reference FileTransfer transfers,
            @Reference DiagnosticsArchive archive,
            @Reference CertificateStore certificates,
            @Reference HandOver handOver) {
        this.loop = loop;
        this.csms = csms;
        this.transfers = transfers;
        this.archive = archive;
        this.certificates = certificates;
        this.handOver = handOver;
        this.ledger = new Ledger(store);
        this.statuses = new StatusSender(loop, csms, this::told);
        this.uploads = new Uploads(loop, transfers, ledger, this::trust, statuses::add);
        Map<String, String> facts = handOver.take(FACTS);
        loop.post(() -> resume(facts));
    }

    private void resume(Map<String, String> facts) {
        List<Report> waiting = facts.isEmpty() ? ledger.owed() : left(facts);
        waiting.forEach(statuses::add);
        uploads.resume(facts);
    }

    private static List<Report> left(Map<String, String> facts) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; facts.containsKey(REPORT + i); i++) {
            Report.parse(facts.get(REPORT + i)).ifPresent(reports::add);
        }
        return reports;
    }

    @Deactivate
    public void deactivate() {
        if (loop.inTurn()) {
            close();
        } else {
            loop.post(this::close);
            loop.drain(DRAIN_LIMIT);
        }
    }

    private void close() {
        closed = true;
        Map<String, String> facts = new HashMap<>(uploads.close());
        List<Report> reports = new ArrayList<>(statuses.waiting());
        reports.addAll(uploads.ending());
        for (int i = 0; i < reports.size(); i++) {
            facts.put(REPORT + i, reports.get(i).text());
        }
        statuses.close();
        handOver.leave(FACTS, facts);
    }

    private void told(Report report) {
        if (report.ends()) {
            ledger.told(report);
        }
    }

    /** The roots of Java, of the manufacturer, and of the central system that names the address. */
    private Trust trust() {
        return new Trust(Arrays.stream(CertificateUse.values())
                .flatMap(use -> certificates.roots(use).stream())
                .map(Pem::of)
                .toList());
    }

    /** One archive is written at a time; a request that comes meanwhile waits for the one before. */
    CompletionStage<Conf> handle(Req request) {
        Optional<CompletionStage<Conf>> refused = transfers.refusal(request.location())
                .map(failure -> failed(Code.PropertyConstraintViolation, "location: " + failure.sentence()));
        return refused.orElseGet(() -> write(request));
    }

    private CompletionStage<Conf> write(Req request) {
        CompletableFuture<Conf> answer = new CompletableFuture<>();
        Window window = new Window(request.startTime(), request.stopTime());
        CompletionStage<Result> written = writing.handle((before, failure) -> window).thenCompose(archive::write);
        writing = written;
        written.thenAccept(result -> loop.post(() -> written(request, result, answer)));
        return answer;
    }

    private void written(Req request, Result result, CompletableFuture<Conf> answer) {
        if (result instanceof Result.Written archived) {
            promise(request, archived, answer);
        } else if (result instanceof Result.Nothing) {
            LOG.info("The central system asked for diagnostics of a time of which nothing is known.");
            answer.complete(new Conf(Optional.empty()));
        } else {
            answer.completeExceptionally(error(Code.InternalError, ((Result.Failed) result).sentence()));
        }
    }

    private void promise(Req request, Result.Written archived, CompletableFuture<Conf> answer) {
        if (closed) {
            Uploads.delete(archived.file());
            answer.completeExceptionally(error(Code.InternalError, REPLACED));
            return;
        }
        Tries tries = Tries.of(request.retries(), request.retryInterval(), RETRY_INTERVAL);
        Order order = new Order(csms.newMessageId(), request.location(), archived.name(), archived.file(), tries);
        uploads.promise(order).whenComplete((done, failure) -> loop.post(() -> promised(order, failure, answer)));
    }

    private void promised(Order order, Throwable failure, CompletableFuture<Conf> answer) {
        if (closed) {
            answer.completeExceptionally(error(Code.InternalError, REPLACED));
            return;
        }
        if (failure != null) {
            uploads.withdraw(order);
            answer.completeExceptionally(error(Code.InternalError, "The request could not be stored."));
            return;
        }
        answer.complete(new Conf(Optional.of(order.fileName())));
        uploads.begin(order, csms.newMessageId());
    }

    private static CompletionStage<Conf> failed(Code code, String sentence) {
        return CompletableFuture.failedFuture(error(code, sentence));
    }

    private static CallException error(Code code, String sentence) {
        return new CallException(new CallError(code, sentence));
    }

    @Override
    public void opened() {
        statuses.send();
    }

    @Override
    public void registrationChanged(Registration.State state) {
        statuses.send();
    }

    @Override
    public String message() {
        return DiagnosticsStatusNotification.OPERATION.action();
    }

    /** Idle when nothing is under way (section 4.4); only this may say so. */
    @Override
    public Optional<Runnable> prepare(Optional<ConnectorId> connector) {
        return Optional.of(() -> {
            DiagnosticsStatus status = uploads.underWay() ? DiagnosticsStatus.Uploading : DiagnosticsStatus.Idle;
            csms.call(DiagnosticsStatusNotification.OPERATION, new DiagnosticsStatusNotification.Req(status), Csms.Permit.TRIGGERED);
        });
    }
}
