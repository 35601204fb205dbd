package dev.hotplug.profile.firmware.management;

import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.firmwaremanagement.DiagnosticsStatusNotification;
import dev.hotplug.ocpp16.firmwaremanagement.GetDiagnostics;
import dev.hotplug.testkit.ManualArchive;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.ManualTransfers;
import dev.hotplug.testkit.MemoryCertificates;
import dev.hotplug.testkit.MemoryHandOver;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.Upload;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The handler between a central system, transfers and an archive that the test plays. */
final class Rig implements Csms {

    /** A call as the central system hears it. */
    record Heard(String id, String action, String status) {}

    final ManualTime time = new ManualTime();
    final ManualLoop loop = new ManualLoop(time);
    final MemoryCertificates certificates = new MemoryCertificates();
    final List<String> order = new ArrayList<>();
    final List<Heard> heard = new ArrayList<>();
    final ManualTransfers transfers = new ManualTransfers(loop);
    final List<Upload> uploads = transfers.uploads;
    final ManualArchive archive;
    final MemoryHandOver handOver;
    final MemoryStore store;
    final Path folder;
    boolean open = true;
    boolean silent;
    boolean refusing;
    Why silence = Why.LINK_LOST;
    private int ids;
    DiagnosticsRequests handler;

    Rig(Path folder) {
        this(folder, new MemoryStore(), new MemoryHandOver(), 0);
    }

    private Rig(Path folder, MemoryStore store, MemoryHandOver handOver, int ids) {
        this.folder = folder;
        this.archive = new ManualArchive(folder);
        this.store = store;
        this.handOver = handOver;
        this.ids = ids;
        this.handler = make();
        loop.run();
    }

    private DiagnosticsRequests make() {
        return new DiagnosticsRequests(loop, this, store, transfers, archive, certificates, handOver);
    }

    /** What another process finds. */
    Rig afterPowerCut() {
        return new Rig(folder, store.copy(), new MemoryHandOver(), ids + 1000);
    }

    void swap() {
        handler.deactivate();
        handler = make();
        loop.run();
    }

    static GetDiagnostics.Req request(int retries, int interval) {
        return new GetDiagnostics.Req(
                "ftp://user:SECRET@host/", Optional.of(retries), Optional.of(interval), Optional.empty(), Optional.empty());
    }

    static GetDiagnostics.Req request(Instant from, Instant to) {
        return new GetDiagnostics.Req("ftp://host/", Optional.empty(), Optional.empty(), Optional.of(from), Optional.of(to));
    }

    CompletableFuture<GetDiagnostics.Conf> ask(GetDiagnostics.Req request) {
        CompletableFuture<GetDiagnostics.Conf> answer = new CompletableFuture<>();
        loop.run(() -> handler.handle(request).whenComplete((conf, failure) -> {
            order.add(failure == null ? "answer" : "error");
            if (failure == null) {
                answer.complete(conf);
            } else {
                answer.completeExceptionally(failure);
            }
        }));
        return answer;
    }

    void uploaded() {
        transfers.uploaded();
    }

    void failed() {
        transfers.failed(Failure.Kind.CONNECT);
    }

    List<String> statuses() {
        return heard.stream().map(Heard::status).toList();
    }

    long archives() {
        return archive.files();
    }

    @Override
    public boolean open() {
        return open;
    }

    @Override
    public <Q extends Record, C extends Record> CompletionStage<Csms.Outcome<C>> call(
            Operation<Q, C> operation, Q request, Permit permit, String messageId) {
        if (!open || silent) {
            return CompletableFuture.completedFuture(new Csms.Outcome.Unanswered<>(open ? silence : Why.NOT_CONNECTED));
        }
        String status = request instanceof DiagnosticsStatusNotification.Req req ? req.status().name() : request.toString();
        heard.add(new Heard(messageId, operation.action(), status));
        order.add(status);
        return CompletableFuture.completedFuture(refusing
                ? new Csms.Outcome.Refused<>(new CallError(CallError.Code.NotImplemented, ""))
                : new Csms.Outcome.Answered<>(null));
    }

    @Override
    public String newMessageId() {
        return "m" + ids++;
    }
}
