package dev.hotplug.profile.firmware.management;

import dev.hotplug.diagnostics.DiagnosticsArchive;
import dev.hotplug.diagnostics.Window;
import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.firmwaremanagement.DiagnosticsStatusNotification;
import dev.hotplug.ocpp16.firmwaremanagement.GetDiagnostics;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.MemoryCertificates;
import dev.hotplug.testkit.MemoryHandOver;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.transfer.Download;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.FileTransfer;
import dev.hotplug.transfer.Transfer;
import dev.hotplug.transfer.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The handler between a central system, transfers and an archive that the test plays. */
final class Rig implements Csms, FileTransfer, DiagnosticsArchive {

    /** A call as the central system hears it. */
    record Heard(String id, String action, String status) {}

    final ManualTime time = new ManualTime();
    final ManualLoop loop = new ManualLoop(time);
    final MemoryCertificates certificates = new MemoryCertificates();
    final List<String> order = new ArrayList<>();
    final List<Heard> heard = new ArrayList<>();
    final List<Upload> uploads = new ArrayList<>();
    final List<Window> windows = new ArrayList<>();
    final MemoryHandOver handOver;
    final MemoryStore store;
    final Path folder;
    boolean open = true;
    boolean silent;
    boolean refusing;
    Why silence = Why.LINK_LOST;
    /** What the next archives are; null: they take until the test says so. */
    Result result;
    CompletableFuture<Result> writing;
    private final List<CompletableFuture<dev.hotplug.transfer.Outcome>> running = new ArrayList<>();
    private int ids;
    DiagnosticsRequests handler;

    Rig(Path folder) {
        this(folder, new MemoryStore(), new MemoryHandOver(), 0);
    }

    private Rig(Path folder, MemoryStore store, MemoryHandOver handOver, int ids) {
        this.folder = folder;
        this.store = store;
        this.handOver = handOver;
        this.ids = ids;
        this.handler = make();
        loop.run();
    }

    private DiagnosticsRequests make() {
        return new DiagnosticsRequests(loop, this, store, this, this, certificates, handOver);
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

    /** The transfer that runs ends so. */
    void end(dev.hotplug.transfer.Outcome outcome) {
        running.get(running.size() - 1).complete(outcome);
        loop.run();
    }

    void uploaded() {
        end(new dev.hotplug.transfer.Outcome.Done(1, Optional.empty()));
    }

    void failed() {
        end(new dev.hotplug.transfer.Outcome.Failed(new Failure(Failure.Kind.CONNECT, "Nobody listens."), 0, Optional.empty()));
    }

    List<String> statuses() {
        return heard.stream().map(Heard::status).toList();
    }

    long archives() {
        try (var files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    @Override
    public SortedSet<String> schemes() {
        return new TreeSet<>(List.of("ftp", "https", "sftp"));
    }

    @Override
    public Optional<Failure> refusal(String address) {
        return address.startsWith("gopher:")
                ? Optional.of(new Failure(Failure.Kind.ADDRESS, "The scheme gopher is none of ftp."))
                : Optional.empty();
    }

    @Override
    public Transfer upload(Upload upload) {
        uploads.add(upload);
        CompletableFuture<dev.hotplug.transfer.Outcome> outcome = new CompletableFuture<>();
        running.add(outcome);
        return new Transfer() {
            @Override
            public CompletionStage<dev.hotplug.transfer.Outcome> outcome() {
                return outcome;
            }

            @Override
            public long bytes() {
                return 0;
            }

            @Override
            public void cancel() {
                outcome.complete(new dev.hotplug.transfer.Outcome.Failed(new Failure(Failure.Kind.CANCELLED, "Cancelled."), 0, Optional.empty()));
            }
        };
    }

    @Override
    public Transfer download(Download download) {
        throw new AssertionError(download);
    }

    @Override
    public CompletionStage<Result> write(Window window) {
        windows.add(window);
        if (writing != null) {
            return writing;
        }
        return CompletableFuture.completedFuture(result != null ? result : archive());
    }

    Result archive() {
        try {
            return new Result.Written(Files.createTempFile(folder, "diagnostics-", ".zip"), "diagnostics-1.zip", 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
