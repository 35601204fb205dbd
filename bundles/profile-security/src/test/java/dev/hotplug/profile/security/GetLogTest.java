package dev.hotplug.profile.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.diagnostics.DiagnosticsArchive.Result;
import dev.hotplug.ocpp.CallException;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp16.security.GetLog;
import dev.hotplug.ocpp16.security.GetLog.Conf;
import dev.hotplug.ocpp16.security.GetLog.LogEnumType;
import dev.hotplug.ocpp16.security.GetLog.LogParametersType;
import dev.hotplug.ocpp16.security.GetLog.LogStatusEnumType;
import dev.hotplug.ocpp16.security.LogStatusNotification;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.ManualArchive;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.ManualTransfers;
import dev.hotplug.testkit.MemoryCertificates;
import dev.hotplug.testkit.MemoryHandOver;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.Shows;
import dev.hotplug.transfer.Failure.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GetLogTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private final ManualLoop loop = new ManualLoop(new ManualTime());
    private final ManualTransfers transfers = new ManualTransfers(loop);
    private final MemoryHandOver handOver = new MemoryHandOver();
    private FakeCentralSystem centralSystem = new FakeCentralSystem(loop);
    private MemoryStore store = new MemoryStore();
    private ManualArchive archive;
    private LogRequests requests;
    private final List<String> told = new ArrayList<>();
    private int answered;

    @BeforeEach
    void start() {
        archive = new ManualArchive(folder);
        make(handOver);
        centralSystem.connect();
    }

    private void make(MemoryHandOver left) {
        requests = new LogRequests(loop, centralSystem, store, transfers, archive, new MemoryCertificates(), left);
        centralSystem.listeners.clear();
        centralSystem.listeners.add(requests);
        loop.run();
    }

    private CompletableFuture<Conf> ask(LogEnumType type, int id, int retries) {
        return ask(type, id, retries, "ftp://user:SECRET@host/");
    }

    private CompletableFuture<Conf> ask(LogEnumType type, int id, int retries, String location) {
        GetLog.Req request = new GetLog.Req(
                new LogParametersType(location, Optional.of(FROM), Optional.empty()), type, id, Optional.of(retries), Optional.of(7));
        CompletableFuture<Conf> answer = new CompletableFuture<>();
        loop.run(() -> requests.handle(request).whenComplete((conf, failure) -> {
            told.add(failure == null ? "answer " + id + " " + conf.status() : "error " + id);
            if (failure == null) {
                answer.complete(conf);
            } else {
                answer.completeExceptionally(failure);
            }
        }));
        hear();
        return answer;
    }

    /** Answers every call, one after the other, and writes down what it said. */
    private void hear() {
        for (; answered < centralSystem.sent.size(); answered++) {
            LogStatusNotification.Req request = (LogStatusNotification.Req) centralSystem.sent.get(answered).request();
            told.add(request.status() + request.requestId().map(id -> " " + id).orElse(""));
            centralSystem.answer(new LogStatusNotification.Conf());
        }
    }

    private void uploaded() {
        transfers.uploaded();
        hear();
    }

    private void failed(Kind kind) {
        transfers.failed(kind);
        hear();
    }

    private static Conf conf(LogStatusEnumType status, String name) {
        return new Conf(status, Optional.ofNullable(name));
    }

    @Test
    @Shows({"GetLog", "LogStatusNotification", "S92", "TC_079"})
    void tc079_bothLogsAreAnsweredThenUploadedAndEachStatusNamesItsRequest() {
        assertEquals(conf(LogStatusEnumType.Accepted, "security-log-1.txt"), ask(LogEnumType.SecurityLog, 4, 0).join());
        uploaded();
        assertEquals(conf(LogStatusEnumType.Accepted, "diagnostics-1.zip"), ask(LogEnumType.DiagnosticsLog, -5, 0).join());
        uploaded();
        assertEquals(
                List.of("answer 4 Accepted", "Uploading 4", "Uploaded 4", "answer -5 Accepted", "Uploading -5", "Uploaded -5"), told);
        assertEquals(List.of("security-log-1.txt", "diagnostics-1.zip"), transfers.uploads.stream().map(u -> u.fileName()).toList());
        assertEquals(Optional.of(FROM), archive.windows.get(0).from());
        assertEquals(0, archive.files());
        assertTrue(store.documents(LogRequests.NAMESPACE).isEmpty());
    }

    @Test
    @Shows({"GetLog", "S92"})
    void s92_aNewRequestCancelsTheOldOneWhichHasFailed() {
        ask(LogEnumType.DiagnosticsLog, 1, 9);
        assertEquals(LogStatusEnumType.AcceptedCanceled, ask(LogEnumType.SecurityLog, 2, 0).join().status());
        uploaded();
        loop.advance(Duration.ofDays(1));
        hear();
        assertEquals(List.of("Uploading 1", "UploadFailure 1", "Uploading 2", "Uploaded 2"), statuses());
        assertTrue(told.indexOf("answer 2 AcceptedCanceled") < told.indexOf("Uploading 2"), told.toString());
        assertEquals(2, transfers.uploads.size());
        assertEquals(0, archive.files());
    }

    private List<String> statuses() {
        return told.stream().filter(each -> !each.startsWith("answer")).toList();
    }

    @Test
    @Shows({"S91", "LogStatusNotification"})
    void s91_theLastTryOfSeveralDecidesWhatItEndedWith() {
        for (Map.Entry<Kind, String> each : Map.of(
                        Kind.LOGIN, "PermissionDenied", Kind.FORBIDDEN, "PermissionDenied", Kind.UNSUPPORTED, "NotSupportedOperation",
                        Kind.PROTOCOL, "BadMessage", Kind.CONNECT, "UploadFailure", Kind.REFUSED, "UploadFailure")
                .entrySet()) {
            told.clear();
            ask(LogEnumType.SecurityLog, 3, 1);
            failed(Kind.TIMEOUT);
            loop.advance(Duration.ofSeconds(8));
            failed(each.getKey());
            assertEquals(List.of("answer 3 Accepted", "Uploading 3", each.getValue() + " 3"), told, each.toString());
        }
        assertEquals(12, transfers.uploads.size());
    }

    @Test
    void nothingOfTheTimeIsAcceptedWithoutANameAndWithoutAnUpload() {
        archive.result = new Result.Nothing();
        assertEquals(conf(LogStatusEnumType.Accepted, null), ask(LogEnumType.SecurityLog, 1, 0).join());
        archive.result = null;
        ask(LogEnumType.SecurityLog, 2, 0);
        archive.result = new Result.Nothing();
        assertEquals(conf(LogStatusEnumType.AcceptedCanceled, null), ask(LogEnumType.SecurityLog, 3, 0).join());
        hear();
        assertEquals(List.of("Uploading 2", "UploadFailure 2"), statuses());
    }

    @Test
    void whatCannotWorkIsRejectedAndTheOldOneGoesOn() {
        ask(LogEnumType.SecurityLog, 1, 0);
        assertEquals(
                conf(LogStatusEnumType.Rejected, null), ask(LogEnumType.SecurityLog, 2, 0, "gopher://user:SECRET@h/").join());
        archive.result = new Result.Failed("The disk is full.");
        assertEquals(conf(LogStatusEnumType.Rejected, null), ask(LogEnumType.SecurityLog, 3, 0).join());
        archive.result = null;
        uploaded();
        assertEquals("Uploaded 1", told.get(told.size() - 1));
        store.failWith(new StoreException(StoreException.Cause.FULL, "full"));
        assertEquals(conf(LogStatusEnumType.Rejected, null), ask(LogEnumType.SecurityLog, 4, 0).join());
        assertEquals(1, transfers.uploads.size());
        assertEquals(0, archive.files());
    }

    @Test
    @Shows({"ExtendedTriggerMessage", "LogStatusNotification", "S73"})
    void s73_askedForItIsIdleWithoutARequestOrUploadingWithIt() {
        trigger();
        ask(LogEnumType.SecurityLog, 8, 1);
        trigger();
        failed(Kind.CONNECT);
        trigger();
        loop.advance(Duration.ofSeconds(8));
        uploaded();
        trigger();
        assertEquals(List.of("Idle", "Uploading 8", "Uploading 8", "Uploading 8", "Uploaded 8", "Idle"), statuses());
        assertEquals(Csms.Permit.TRIGGERED, centralSystem.last().permit());
    }

    private void trigger() {
        loop.run(requests.prepare(Optional.empty()).orElseThrow());
        hear();
    }

    @Test
    void aPowerCutInMidUploadIsToldAsFailedOnceWithItsRequest() {
        ask(LogEnumType.SecurityLog, 6, 3);
        store = store.copy();
        make(new MemoryHandOver());
        hear();
        assertEquals("UploadFailure 6", told.get(told.size() - 1));
        store = store.copy();
        int before = told.size();
        make(new MemoryHandOver());
        hear();
        assertEquals(before, told.size());
    }

    @Test
    void aPowerCutBeforeTheEndIsToldKeepsItItsRequestAndItsId() {
        ask(LogEnumType.SecurityLog, 6, 0);
        centralSystem.disconnect();
        transfers.failed(Kind.LOGIN);
        store = store.copy();
        make(new MemoryHandOver());
        centralSystem.connect();
        String id = centralSystem.last().id();
        assertEquals(List.of(id), List.copyOf(store.documents(LogRequests.NAMESPACE).keySet()));
        hear();
        assertEquals("PermissionDenied 6", told.get(told.size() - 1));
        assertTrue(store.documents(LogRequests.NAMESPACE).isEmpty());
    }

    @Test
    void aSwapInMidUploadGoesOnWithItsRequest() {
        ask(LogEnumType.SecurityLog, 7, 1);
        requests.deactivate();
        make(handOver);
        loop.advance(Duration.ofSeconds(1));
        assertEquals(2, transfers.uploads.size());
        assertEquals(transfers.uploads.get(0).file(), transfers.uploads.get(1).file());
        centralSystem.disconnect();
        failed(Kind.CONNECT);
        loop.advance(Duration.ofSeconds(8));
        transfers.uploaded();
        requests.deactivate();
        make(handOver);
        centralSystem.connect();
        hear();
        assertEquals(List.of("answer 7 Accepted", "Uploading 7", "Uploaded 7"), told);
    }

    @Test
    void aSwapWhileTheFileIsWrittenIsAnsweredAndLeavesNothing() {
        ask(LogEnumType.DiagnosticsLog, 1, 0);
        archive.writing = new CompletableFuture<>();
        CompletableFuture<Conf> answer = ask(LogEnumType.SecurityLog, 2, 0);
        requests.deactivate();
        archive.writing.complete(new Result.Nothing());
        loop.run();
        assertInstanceOf(CallException.class, assertThrows(ExecutionException.class, answer::get).getCause());
        make(handOver);
        loop.advance(Duration.ofSeconds(1));
        uploaded();
        assertEquals("Uploaded 1", told.get(told.size() - 1), "the one before goes on");
    }

    @Test
    void theLocationIsNowhereInTheStoreNorInWhatIsShown() {
        ask(LogEnumType.SecurityLog, 1, 0);
        assertFalse(store.documents(LogRequests.NAMESPACE).toString().contains("SECRET"));
    }
}
