package dev.hotplug.profile.firmware.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.diagnostics.DiagnosticsArchive.Result;
import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallException;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp16.firmwaremanagement.GetDiagnostics.Conf;
import dev.hotplug.ocpp16.firmwaremanagement.GetDiagnostics.Req;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.Shows;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GetDiagnosticsTest {

    private static final Req ONCE = Rig.request(0, 0);

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(folder);
    }

    private static CallError error(CompletableFuture<Conf> answer) {
        ExecutionException thrown = assertThrows(ExecutionException.class, answer::get);
        return assertInstanceOf(CallException.class, thrown.getCause()).error();
    }

    @Test
    @Shows({"GetDiagnostics", "DiagnosticsStatusNotification", "TC_045_1"})
    void answersThenUploadingThenUploaded() {
        assertEquals(Optional.of("diagnostics-1.zip"), rig.ask(ONCE).join().fileName());
        assertEquals(List.of("answer", "Uploading"), rig.order);
        rig.uploaded();
        assertEquals(List.of("answer", "Uploading", "Uploaded"), rig.order);
        assertNotEquals(rig.heard.get(0).id(), rig.heard.get(1).id());
        assertEquals(0, rig.archives(), "the file is gone");
        assertTrue(rig.store.documents(DiagnosticsRequests.NAMESPACE).isEmpty());
    }

    @Test
    void theRootsOfBothUsesAreTrusted() throws Exception {
        TrustManagerFactory java = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        java.init((KeyStore) null);
        X509Certificate[] some = ((X509TrustManager) java.getTrustManagers()[0]).getAcceptedIssuers();
        rig.certificates.addRoot(CertificateUse.ManufacturerRootCertificate, some[0]);
        rig.certificates.addRoot(CertificateUse.CentralSystemRootCertificate, some[1]);
        rig.ask(ONCE).join();
        CertificateFactory reader = CertificateFactory.getInstance("X.509");
        List<Certificate> trusted = new ArrayList<>();
        for (String pem : rig.uploads.get(0).trust().roots()) {
            trusted.add(reader.generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        }
        assertEquals(Set.of(some[0], some[1]), Set.copyOf(trusted));
    }

    @Test
    @Shows({"S91", "TC_045_2"})
    void s91_retriesAreTriesAfterTheFirst() {
        rig.ask(Rig.request(2, 5));
        rig.failed();
        assertEquals(1, rig.uploads.size(), "not before the interval");
        rig.loop.advance(Duration.ofMillis(4_900));
        assertEquals(1, rig.uploads.size());
        rig.loop.advance(Duration.ofMillis(200));
        assertEquals(2, rig.uploads.size());
        rig.failed();
        rig.loop.advance(Duration.ofSeconds(6));
        assertEquals(3, rig.uploads.size());
        assertEquals(List.of("Uploading"), rig.statuses());
        rig.failed();
        rig.loop.advance(Duration.ofDays(2));
        assertEquals(3, rig.uploads.size());
        assertEquals(List.of("Uploading", "UploadFailed"), rig.statuses());
        assertEquals(0, rig.archives());
    }

    @Test
    void withoutRetriesOneTryAndWithoutIntervalAMinute() {
        rig.ask(new Req("ftp://h/", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        rig.failed();
        assertEquals(List.of("Uploading", "UploadFailed"), rig.statuses());
        rig.ask(new Req("ftp://h/", Optional.of(1), Optional.empty(), Optional.empty(), Optional.empty()));
        rig.failed();
        rig.loop.advance(Duration.ofSeconds(59));
        assertEquals(2, rig.uploads.size());
        rig.loop.advance(Duration.ofSeconds(2));
        assertEquals(3, rig.uploads.size());
        rig.uploaded();
        assertEquals("Uploaded", rig.statuses().get(3));
    }

    @Test
    @Shows("S92")
    void s92_noNameAndNoUploadWhenThereIsNothing() {
        rig.archive.result = new Result.Nothing();
        Instant from = Instant.parse("2020-01-01T00:00:00Z");
        assertEquals(Optional.empty(), rig.ask(Rig.request(from, from.plusSeconds(60))).join().fileName());
        assertEquals(from, rig.archive.windows.get(0).from().orElseThrow());
        assertEquals(from.plusSeconds(60), rig.archive.windows.get(0).to().orElseThrow());
        assertEquals(List.of(), rig.statuses());
        assertEquals(0, rig.uploads.size());
    }

    @Test
    void whatCannotWorkIsRefusedAtOnce() {
        CallError refused = error(rig.ask(new Req("gopher://user:SECRET@h/", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
        assertEquals(CallError.Code.PropertyConstraintViolation, refused.code());
        assertTrue(refused.description().startsWith("location: ") && !refused.description().contains("SECRET"), refused.description());
        rig.archive.result = new Result.Failed("The disk is full.");
        assertEquals(new CallError(CallError.Code.InternalError, "The disk is full."), error(rig.ask(ONCE)));
        rig.archive.result = null;
        rig.store.failWith(new StoreException(StoreException.Cause.FULL, "full"));
        assertEquals(CallError.Code.InternalError, error(rig.ask(ONCE)).code());
        assertEquals(List.of(), rig.statuses());
        assertEquals(0, rig.archives());
    }

    @Test
    void aSecondRequestReplacesTheFirstWhichHasFailedBefore() {
        rig.ask(Rig.request(5, 60));
        rig.ask(ONCE);
        assertEquals(List.of("answer", "Uploading", "UploadFailed", "answer", "Uploading"), rig.order);
        assertEquals(1, rig.archives());
        rig.uploaded();
        rig.loop.advance(Duration.ofDays(2));
        assertEquals(List.of("Uploading", "UploadFailed", "Uploading", "Uploaded"), rig.statuses());
        assertEquals(2, rig.uploads.size());
    }

    @Test
    void requestsAreDealtWithOneAfterTheOther() {
        rig.archive.writing = new CompletableFuture<>();
        CompletableFuture<Conf> first = rig.ask(ONCE);
        CompletableFuture<Conf> second = rig.ask(ONCE);
        assertEquals(1, rig.archive.windows.size(), "one archive at a time");
        CompletableFuture<Result> one = rig.archive.writing;
        rig.archive.writing = null;
        one.complete(rig.archive.file("diagnostics-1.zip"));
        rig.loop.run();
        assertTrue(first.isDone() && second.isDone());
        assertEquals(2, rig.archive.windows.size());
    }

    @Test
    void withoutALinkTheEndIsToldLaterInOrder() {
        rig.ask(ONCE);
        rig.open = false;
        rig.uploaded();
        assertEquals(List.of("Uploading"), rig.statuses());
        rig.open = true;
        rig.silent = true;
        rig.loop.run(rig.handler::opened);
        rig.silent = false;
        rig.loop.run(() -> rig.handler.registrationChanged(Registration.State.Accepted));
        assertEquals(List.of("Uploading", "Uploaded"), rig.statuses());
        rig.loop.run(rig.handler::opened);
        assertEquals(2, rig.heard.size());
    }

    @Test
    void noAnswerIsAskedForAgainAMinuteLaterAndARefusalIsAnAnswer() {
        rig.ask(ONCE);
        rig.silent = true;
        rig.silence = Csms.Why.TIMEOUT;
        rig.uploaded();
        rig.silent = false;
        rig.loop.advance(Duration.ofSeconds(59));
        assertEquals(1, rig.heard.size());
        rig.refusing = true;
        rig.loop.advance(Duration.ofSeconds(2));
        assertEquals(List.of("Uploading", "Uploaded"), rig.statuses());
        rig.loop.advance(Duration.ofDays(1));
        assertEquals(2, rig.heard.size());
        assertTrue(rig.store.documents(DiagnosticsRequests.NAMESPACE).isEmpty());
    }

    @Test
    void aPowerCutInMidUploadIsToldAsFailedOnce() {
        rig.ask(Rig.request(3, 60));
        Rig next = rig.afterPowerCut();
        assertEquals(List.of("UploadFailed"), next.statuses());
        next.loop.advance(Duration.ofDays(1));
        assertEquals(0, next.uploads.size());
        assertEquals(List.of(), next.afterPowerCut().statuses());
    }

    @Test
    void aPowerCutBeforeTheEndIsToldKeepsItAndItsId() {
        rig.ask(ONCE);
        rig.open = false;
        rig.uploaded();
        Rig next = rig.afterPowerCut();
        Rig after = rig.afterPowerCut();
        assertEquals(List.of("Uploaded"), next.statuses());
        assertEquals(next.heard, after.heard, "the same id each time");
    }

    @Test
    void theEndIsDurableBeforeItIsTold() {
        rig.ask(ONCE);
        rig.store.hold();
        rig.uploaded();
        assertEquals(List.of("Uploading"), rig.statuses());
        rig.store.release();
        rig.loop.run();
        assertEquals(List.of("Uploading", "Uploaded"), rig.statuses());
    }

    @Test
    void theAnswerWaitsUntilThePromiseIsDurable() {
        rig.store.hold();
        CompletableFuture<Conf> answer = rig.ask(ONCE);
        assertFalse(answer.isDone());
        rig.store.release();
        rig.loop.run();
        assertTrue(answer.isDone());
    }

    @Test
    void aSwapInMidUploadGoesOnWithTheSameFileAndTries() {
        rig.ask(Rig.request(1, 7));
        rig.swap();
        rig.loop.advance(Duration.ofSeconds(1));
        assertEquals(2, rig.uploads.size());
        assertEquals(rig.uploads.get(0).file(), rig.uploads.get(1).file());
        rig.failed();
        rig.swap();
        rig.loop.advance(Duration.ofSeconds(6));
        assertEquals(2, rig.uploads.size(), "the interval goes on");
        rig.loop.advance(Duration.ofSeconds(2));
        assertEquals(3, rig.uploads.size());
        rig.failed();
        rig.loop.advance(Duration.ofDays(1));
        assertEquals(3, rig.uploads.size());
        assertEquals(List.of("Uploading", "UploadFailed"), rig.statuses());
    }

    @Test
    void aSwapKeepsWhatIsToBeTold() {
        rig.ask(ONCE);
        rig.open = false;
        rig.uploaded();
        rig.swap();
        rig.open = true;
        rig.loop.run(rig.handler::opened);
        assertEquals(List.of("Uploading", "Uploaded"), rig.statuses());
    }

    @Test
    void aSwapWhileTheEndIsBeingStoredLosesNothing() {
        rig.ask(ONCE);
        rig.store.hold();
        rig.uploaded();
        rig.swap();
        rig.store.release();
        rig.loop.run();
        assertEquals(List.of("Uploading", "Uploaded"), rig.statuses());
        rig.swap();
        assertEquals(2, rig.heard.size());
    }

    @Test
    void aSwapWhileTheArchiveIsWrittenIsAnsweredAndLeavesNothing() {
        rig.archive.writing = new CompletableFuture<>();
        CompletableFuture<Conf> answer = rig.ask(ONCE);
        rig.swap();
        rig.archive.writing.complete(rig.archive.file("diagnostics-1.zip"));
        rig.loop.run();
        assertEquals(CallError.Code.InternalError, error(answer).code());
        assertEquals(0, rig.archives());
        assertEquals(List.of(), rig.statuses());
    }

    @Test
    void aSwapBeforeTheAnswerLeavesNothing() {
        rig.store.hold();
        CompletableFuture<Conf> answer = rig.ask(ONCE);
        rig.swap();
        rig.store.release();
        rig.loop.run();
        assertEquals(CallError.Code.InternalError, error(answer).code());
        assertEquals(0, rig.archives());
        assertEquals(List.of(), rig.statuses());
        assertEquals(List.of(), rig.afterPowerCut().statuses());
    }

    @Test
    @Shows("S73")
    void s73_idleOnlyWhenAsked() {
        trigger();
        rig.ask(ONCE);
        trigger();
        rig.uploaded();
        trigger();
        assertEquals(List.of("Idle", "Uploading", "Uploading", "Uploaded", "Idle"), rig.statuses());
    }

    private void trigger() {
        rig.loop.run(rig.handler.prepare(Optional.empty()).orElseThrow());
    }

    @Test
    void theLocationIsNowhereInTheStoreNorInWhatIsShown() {
        rig.ask(ONCE);
        assertFalse(rig.store.documents(DiagnosticsRequests.NAMESPACE).toString().contains("SECRET"));
        assertFalse(ONCE.toString().contains("SECRET") || rig.uploads.get(0).toString().contains("SECRET"));
    }
}
