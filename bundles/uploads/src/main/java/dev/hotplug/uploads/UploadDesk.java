package dev.hotplug.uploads;

import dev.hotplug.diagnostics.DiagnosticsArchive.Result;
import dev.hotplug.loop.HandOver;
import dev.hotplug.loop.Loop;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.security.CertificateStore;
import dev.hotplug.store.Store;
import dev.hotplug.transfer.FileTransfer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Takes requests, one after the other: has the file written, promises, uploads, and tells how it goes. A request that is not
 * refused ends the upload before it. Belongs to a component, and goes and comes with it: when the component is replaced the
 * upload goes on through the hand-over; after a power cut it is told as failed, once. Station loop, but for {@link #close()}.
 */
public final class UploadDesk {

    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(2);
    private static final String REPORT = "report.";
    private static final String REPLACED = "The bundle that deals with it is being replaced; ask again.";

    private final String name;
    private final Services services;
    private final Ledger ledger;
    private final StatusQueue<Report> statuses;
    private final PresentUpload upload;
    private CompletionStage<?> writing = CompletableFuture.completedFuture(null);
    private boolean closed;

    /** What a desk works with. */
    public record Services(
            Loop loop, Csms csms, Store store, FileTransfer transfers, CertificateStore certificates, HandOver handOver) {}

    /** @param name of the store's namespace that holds nothing else, and of what is handed over */
    public UploadDesk(String name, Services services, Notice notice) {
        this.name = name;
        this.services = services;
        this.ledger = new Ledger(services.store(), name);
        this.statuses = new StatusQueue<>(services.loop(), services.csms(), notice::tell, this::told, Report::ends);
        this.upload = new PresentUpload(services.loop(), services.transfers(), ledger, () -> ServerTrust.of(services.certificates()), report -> statuses.add(List.of(report)));
        Map<String, String> facts = services.handOver().take(name);
        services.loop().post(() -> resume(facts));
    }

    private void resume(Map<String, String> facts) {
        List<Report> waiting = facts.isEmpty() ? ledger.owed() : left(facts);
        statuses.add(waiting);
        upload.resume(facts);
    }

    private static List<Report> left(Map<String, String> facts) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; facts.containsKey(REPORT + i); i++) {
            Report.parse(facts.get(REPORT + i)).ifPresent(reports::add);
        }
        return reports;
    }

    /** The component goes: stops, and leaves what is under way for its next version. Any thread. */
    public void close() {
        if (services.loop().inTurn()) {
            leave();
        } else {
            services.loop().post(this::leave);
            services.loop().drain(DRAIN_LIMIT);
        }
    }

    private void leave() {
        closed = true;
        Map<String, String> facts = new HashMap<>(upload.close());
        List<Report> reports = new ArrayList<>(statuses.waiting());
        reports.addAll(upload.ending());
        for (int i = 0; i < reports.size(); i++) {
            facts.put(REPORT + i, reports.get(i).text());
        }
        statuses.close();
        services.handOver().leave(name, facts);
    }

    private void told(Report report) {
        if (report.ends()) {
            ledger.told(report);
        }
    }

    /** Something is being uploaded, or about to be tried again. */
    public boolean underWay() {
        return upload.underWay();
    }

    /** The request that asked for what is under way, where it has an id. */
    public Optional<Integer> requestId() {
        return upload.requestId();
    }

    /** There is a new connection: sends what waits. */
    public void opened() {
        statuses.opened();
    }

    /** The central system may accept messages again: sends what waits. */
    public void send() {
        statuses.send();
    }

    /**
     * Takes a request. The upload begins, and says so, in the turn in which the stage completes and behind what that does:
     * whoever answers the central system then has answered first.
     *
     * @param writer begins to write the file; called when the request before has its file
     */
    public CompletionStage<Taken> take(UploadRequest request, Supplier<CompletionStage<Result>> writer) {
        Optional<Taken> refused = services.transfers().refusal(request.location())
                .map(failure -> new Taken.Refused(Taken.Why.LOCATION, failure.sentence()));
        return refused.map(CompletableFuture::completedStage).orElseGet(() -> write(request, writer));
    }

    private CompletionStage<Taken> write(UploadRequest request, Supplier<CompletionStage<Result>> writer) {
        CompletableFuture<Taken> answer = new CompletableFuture<>();
        CompletionStage<Result> written = writing.handle((before, failure) -> writer).thenCompose(Supplier::get);
        writing = written;
        written.thenAccept(result -> services.loop().post(() -> written(request, result, answer)));
        return answer;
    }

    private void written(UploadRequest request, Result result, CompletableFuture<Taken> answer) {
        if (closed) {
            forget(result);
            answer.complete(new Taken.Refused(Taken.Why.REPLACED, REPLACED));
        } else if (result instanceof Result.Written file) {
            promise(request, file, answer);
        } else if (result instanceof Result.Nothing) {
            answer.complete(new Taken.Nothing(upload.giveUp()));
        } else {
            answer.complete(new Taken.Refused(Taken.Why.CHARGER, ((Result.Failed) result).sentence()));
        }
    }

    private static void forget(Result result) {
        if (result instanceof Result.Written file) {
            PresentUpload.delete(file.file());
        }
    }

    private void promise(UploadRequest request, Result.Written file, CompletableFuture<Taken> answer) {
        boolean instead = upload.giveUp();
        Order order = new Order(services.csms().newMessageId(), request, file.name(), file.file());
        upload.promise(order).whenComplete(
                (done, failure) -> services.loop().post(() -> promised(order, instead, failure, answer)));
    }

    private void promised(Order order, boolean instead, Throwable failure, CompletableFuture<Taken> answer) {
        if (closed) {
            answer.complete(new Taken.Refused(Taken.Why.REPLACED, REPLACED));
        } else if (failure != null) {
            upload.withdraw(order);
            answer.complete(new Taken.Refused(Taken.Why.CHARGER, "The request could not be stored."));
        } else {
            answer.complete(new Taken.Promised(order.fileName(), instead));
            upload.begin(order, services.csms().newMessageId());
        }
    }
}
