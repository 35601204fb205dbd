package dev.hotplug.profile.firmware.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallException;
import dev.hotplug.ocpp16.security.SignedUpdateFirmware.UpdateFirmwareStatusEnumType;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import dev.hotplug.store.StoreException;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.Shows;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.Kept;
import dev.hotplug.transfer.Validator;
import dev.hotplug.update.Phase;
import dev.hotplug.update.Reason;
import dev.hotplug.update.Refusal;
import dev.hotplug.update.UpdateClass;
import dev.hotplug.update.set.FileSignature.Scheme;
import dev.hotplug.uploads.StatusQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmwareUpdatesTest {

    private static final String LOCATION = "https://user:SECRET@host/set.hpkg?token=SECRET";

    @TempDir
    Path folder;

    private FirmwareRig rig;

    @BeforeEach
    void start() {
        rig = new FirmwareRig(folder);
    }

    private void plain() {
        rig.ask(FirmwareRig.plain(LOCATION, ManualTime.START, 1)).join();
    }

    private UpdateFirmwareStatusEnumType signed(int id) {
        return rig.ask(rig.signed(id, LOCATION)).join().status();
    }

    private static CallError error(CompletableFuture<?> answer) {
        Throwable cause = assertThrows(ExecutionException.class, answer::get).getCause();
        return assertInstanceOf(CallException.class, cause instanceof CallException ? cause : cause.getCause()).error();
    }

    @Test
    @Shows({"UpdateFirmware", "S90"})
    void answersBeforeItTells() {
        plain();
        assertEquals(List.of("answer", "Downloading"), rig.order);
        assertEquals(LOCATION, rig.download().address());
    }

    @Test
    void aBrokenDownloadIsResumedFromWhatIsThereForSure() throws Exception {
        plain();
        assertEquals(Optional.empty(), rig.download().resume());
        rig.cut(1_000, "\"v1\"");
        Files.write(rig.download().target(), new byte[1_500]);
        rig.pass(Duration.ofSeconds(11));
        assertEquals(Optional.of(new Validator("\"v1\"")), rig.download().resume());
        assertEquals(1_000, Files.size(rig.download().target()));
        rig = rig.afterPowerCut(false);
        rig.connect();
        assertEquals(Optional.of(new Validator("\"v1\"")), rig.download().resume(), "after a power cut too");
    }

    @Test
    void afterAPowerCutInADownloadItGoesOnFromWhatIsOnTheDiskForSure() throws Exception {
        plain();
        Files.write(rig.download().target(), new byte[1_500]);
        rig.transfers.kept(new Kept(1_000, new Validator("\"v1\"")));
        rig.pass(UnderWay.LOOK);
        rig = rig.afterPowerCut(false);
        rig.connect();
        assertEquals(Optional.of(new Validator("\"v1\"")), rig.download().resume());
        assertEquals(1_000, Files.size(rig.download().target()));
        rig.fetched();
        assertEquals(List.of("Downloading", "Downloaded", "Installing"), rig.statuses());
    }

    @Test
    void anUpdateOfWhichTheStoredOrderIsDamagedEndsWithTheRightWords() {
        signed(7);
        damage("present");
        rig = rig.afterPowerCut(false);
        rig.connect();
        assertEquals(List.of("Downloading", "DownloadFailed"), rig.statuses());
        assertEquals(Optional.of(7), rig.heard.get(1).requestId());
        assertTrue(rig.clean());
    }

    @Test
    void anInstalledUpdateOfWhichTheStoredOrderIsDamagedIsToldAsInstalled() {
        plain();
        rig.fetched();
        rig.updates.end(dev.hotplug.update.Outcome.Result.INSTALLED, Optional.empty());
        damage("present");
        rig = rig.afterPowerCut(false);
        rig.connect();
        assertEquals(List.of("Downloading", "Downloaded", "Installing", "Installed"), rig.statuses());
        assertTrue(rig.clean());
    }

    @Test
    void aDamagedStatusIsNotToldAndKeepsNothingElseFromHappening() {
        rig.store.commit(new Batch().put(FirmwareLedger.REPORTS, "m0", Fields.of("progress", "Installed")));
        rig.loop.run();
        rig = rig.afterPowerCut(false);
        rig.connect();
        plain();
        assertEquals(List.of("Downloading"), rig.statuses());
    }

    private void damage(String document) {
        rig.store.commit(new Batch().put(FirmwareLedger.UPDATES, document, Fields.of("id", "?")));
        rig.loop.run();
    }

    @Test
    void theIntervalIsKept() {
        plain();
        rig.transfers.failed(Failure.Kind.CONNECT);
        rig.pass(Duration.ofMillis(9_900));
        rig.loop.run(rig.firmware::opened);
        rig.firmware.changed(rig.updates.snapshot());
        rig.loop.run();
        assertEquals(1, rig.transfers.downloads.size());
        rig.pass(Duration.ofMillis(200));
        assertEquals(2, rig.transfers.downloads.size());
    }

    @Test
    @Shows("MemoryExhaustion")
    void sizeAndRoomAreBounded() {
        rig.free = Fetching.RESERVE + 1_234;
        plain();
        assertEquals(1_234, rig.download().maxBytes());
        rig.transfers.failed(Failure.Kind.TOO_LONG);
        assertEquals(List.of("Downloading", "DownloadFailed"), rig.statuses());
        rig.free = 1L << 40;
        plain();
        assertEquals(512L << 20, rig.download().maxBytes());
        rig.free = 10;
        rig.ask(FirmwareRig.plain("https://host/", ManualTime.START, 0));
        assertTrue(rig.events.events().contains(SecurityEvent.MemoryExhaustion));
    }

    @Test
    void theClockMayBeSetWhileADateIsAwaited() {
        rig.ask(FirmwareRig.plain(LOCATION, FirmwareRig.LATER, 1)).join();
        rig.pass(Duration.ofHours(1));
        assertEquals(List.of(), rig.statuses());
        rig.loop.run(() -> rig.time.correct(FirmwareRig.LATER));
        rig.pass(Duration.ofMinutes(1));
        assertEquals(List.of("Downloading"), rig.statuses());
    }

    @Test
    void nothingBeginsUntilTheCentralSystemHasToldTheTime() {
        rig.ask(FirmwareRig.plain(LOCATION, FirmwareRig.LATER, 1)).join();
        rig = rig.afterPowerCut(false);
        rig.pass(Duration.ofDays(9));
        assertEquals(0, rig.transfers.downloads.size());
        rig.connect();
        assertEquals(1, rig.transfers.downloads.size());
    }

    @Test
    void theFinalStatusIsToldUntilItIsAnsweredWithTheSameId() {
        plain();
        rig.fetched();
        rig.silent = true;
        rig.updates.end(dev.hotplug.update.Outcome.Result.INSTALLED, Optional.empty());
        rig.pass(Duration.ofSeconds(1));
        rig.pass(StatusQueue.PAUSE);
        rig = rig.afterPowerCut(false);
        rig.connect();
        List<FirmwareRig.Heard> finals = rig.heard.stream().filter(each -> each.status().equals("Installed")).toList();
        assertEquals(3, finals.size());
        assertEquals(1, finals.stream().map(FirmwareRig.Heard::id).distinct().count());
        assertTrue(rig.clean());
    }

    @Test
    void aSilentCentralSystemIsNotFlooded_andTheNextConnectionTriesAgain() {
        rig.silent = true;
        plain();
        rig.updates.checks.add(rig.updates.offer(UpdateClass.DRIVER));
        rig.fetched();
        rig.pass(Duration.ofMinutes(30));
        assertEquals(List.of("Downloading", "Downloading", "Downloading", "Downloaded", "Downloaded", "Downloaded", "Downloaded"), rig.statuses());
        rig.silent = false;
        rig.connect();
        assertEquals(List.of("Downloading", "Downloaded"), rig.statuses().subList(7, 9));
        assertEquals(2, rig.heard.stream().map(FirmwareRig.Heard::id).distinct().count());
    }

    @Test
    void howFarItWasIsOfNoInterestOnceALaterStatusIsAnswered() {
        rig.silent = true;
        plain();
        rig.updates.checks.add(rig.updates.offer(UpdateClass.DRIVER));
        rig.fetched();
        rig.pass(StatusQueue.PAUSE.multipliedBy(4));
        rig.silent = false;
        rig.pass(StatusQueue.LONG_PAUSE);
        rig.connect();
        assertEquals("Downloaded", rig.statuses().get(rig.statuses().size() - 1));
        assertEquals(0, rig.store.documents(FirmwareLedger.REPORTS).size());
    }

    @Test
    void aNewStatusDoesNotWaitForOneThatNobodyAnswered() {
        rig.silent = true;
        plain();
        rig.pass(StatusQueue.PAUSE.multipliedBy(4));
        rig.silent = false;
        rig.updates.checks.add(rig.updates.offer(UpdateClass.DRIVER));
        rig.fetched();
        assertEquals(List.of("Downloading", "Downloading", "Downloading", "Downloaded"), rig.statuses());
    }

    @Test
    void aTransferThatCouldNotBeginLosesNothingOfWhatIsThere() throws Exception {
        plain();
        rig.cut(1_000, "\"v1\"");
        rig.pass(Duration.ofSeconds(11));
        rig.transfers.failed(Failure.Kind.BUSY);
        rig.pass(Duration.ofSeconds(3));
        assertEquals(Optional.of(new Validator("\"v1\"")), rig.download().resume());
        assertEquals(1_000, Files.size(rig.download().target()));
    }

    @Test
    void ofAnUpdateThatIsOverNothingIsMadeUp() {
        rig.store.commit(new Batch().put(FirmwareLedger.UPDATES, "brief", Fields.of("id", "m9", "stage", "INSTALLING")));
        rig.loop.run();
        rig = rig.afterPowerCut(false);
        rig.connect();
        assertEquals(List.of(), rig.statuses());
    }

    @Test
    void whatNobodyAnswersIsBounded() {
        rig.silent = true;
        for (int i = 0; i < 80; i++) {
            rig.ask(FirmwareRig.plain("https://host/" + i, ManualTime.START, 0));
            rig.transfers.failed(Failure.Kind.TOO_LONG);
        }
        assertTrue(rig.store.documents(FirmwareLedger.REPORTS).size() <= StatusQueue.MOST + 2);
    }

    @Test
    @Shows({"S73", "FirmwareStatusNotification"})
    void whoAsksHearsThePresentState() {
        rig.trigger(false);
        rig.ask(FirmwareRig.plain(LOCATION, FirmwareRig.LATER, 1)).join();
        rig.trigger(false);
        plain();
        rig.trigger(false);
        rig.trigger(true);
        rig.updates.checks.add(rig.updates.offer(UpdateClass.KEEL));
        rig.fetched();
        rig.trigger(false);
        rig.updates.phase(Phase.INSTALLING);
        rig.pass(Duration.ofMillis(300));
        rig.trigger(false);
        rig.updates.end(dev.hotplug.update.Outcome.Result.RETURNED, Optional.of(Reason.UNHEALTHY));
        rig.pass(Duration.ofMillis(300));
        rig.trigger(false);
        assertEquals(List.of("Idle", "Idle", "Downloading", "Downloading", "Downloading", "Downloaded", "Downloaded", "Installing",
                "Installing", "InstallationFailed", "Idle"), rig.statuses());
        assertTrue(rig.heard.stream().allMatch(each -> each.action().equals("FirmwareStatusNotification")));
    }

    @Test
    @Shows({"SignedFirmwareStatusNotification"})
    void whoAsksForTheSignedMessageHearsTheNewestStatusWithItsId_butIdleAfterInstalled() {
        rig.trigger(true);
        signed(7);
        rig.trigger(true);
        rig.transfers.failed(Failure.Kind.TOO_LONG);
        rig.trigger(true);
        signed(8);
        rig.fetched();
        rig.trigger(true);
        rig.updates.end(dev.hotplug.update.Outcome.Result.INSTALLED, Optional.empty());
        rig.pass(Duration.ofMillis(300));
        rig.trigger(true);
        assertEquals(List.of("Idle", "Downloading 7", "Downloading 7", "DownloadFailed 7", "DownloadFailed 7", "Downloading 8",
                        "Downloaded 8", "SignatureVerified 8", "Installing 8", "Installing 8", "Installed 8", "Idle"),
                rig.heard.stream().map(each -> each.status() + each.requestId().map(id -> " " + id).orElse("")).toList());
        assertTrue(rig.heard.stream().allMatch(each -> each.action().equals("SignedFirmwareStatusNotification")));
    }

    @Test
    void aRequestThatCannotBeStoredIsNotTaken_andTheOneBeforeGoesOn() {
        plain();
        rig.store.failWith(new StoreException(StoreException.Cause.FULL, "full"));
        CallError error = error(rig.ask(FirmwareRig.plain("https://other/", ManualTime.START, 0)));
        assertEquals(CallError.Code.InternalError, error.code());
        rig.store.failWith(null);
        assertEquals(LOCATION, rig.download().address());
        rig.fetched();
        assertEquals(List.of("Downloading", "Downloaded", "Installing"), rig.statuses());
    }

    @Test
    @Shows({"S93", "SignedUpdateFirmware", "InvalidFirmwareSigningCertificate", "TC_080"})
    void s93_theCertificateIsJudgedBeforeTheAnswer() {
        rig.certificates.addRevocationList(rig.signer.revoking());
        assertEquals(UpdateFirmwareStatusEnumType.RevokedCertificate, signed(1));
        rig.certificates.removeRoot(CertificateUse.ManufacturerRootCertificate, rig.signer.root);
        assertEquals(UpdateFirmwareStatusEnumType.InvalidCertificate, signed(2));
        FirmwareRig expired = new FirmwareRig(folder,
                new TestSigner(ManualTime.START, TestSigner.keys("EC", 256), ManualTime.START.minusSeconds(1)));
        assertEquals(UpdateFirmwareStatusEnumType.InvalidCertificate, expired.ask(expired.signed(3, LOCATION)).join().status());
        assertEquals(List.of(), rig.statuses());
        assertEquals(List.of(SecurityEvent.InvalidFirmwareSigningCertificate, SecurityEvent.InvalidFirmwareSigningCertificate),
                rig.events.events());
        assertEquals(0, rig.transfers.downloads.size());
    }

    @Test
    @Shows({"S93", "InvalidFirmwareSignature", "TC_081"})
    void s93_theSignatureIsVerifiedAfterTheDownload() {
        assertEquals(UpdateFirmwareStatusEnumType.Accepted, rig.ask(rig.signed(
                1, LOCATION, ManualTime.START, Optional.empty(), rig.signer.sign(new byte[3], Scheme.ECDSA))).join().status());
        rig.fetched();
        assertEquals(List.of("Downloading", "Downloaded", "InvalidSignature"), rig.statuses());
        assertEquals(List.of(SecurityEvent.InvalidFirmwareSignature), rig.events.events());
        assertEquals(0, rig.updates.checked.size(), "the updater has not even seen it");
    }

    @Test
    @Shows({"FirmwareSignatureSchemes"})
    void everyWayToSignThatIsPermitted_andNoOther() {
        KeyPair rsa = TestSigner.keys("RSA", 3_072);
        for (Scheme scheme : List.of(Scheme.PSS, Scheme.PSS_MAX_SALT)) {
            assertEquals("SignatureVerified", signedBy(rsa, scheme, "PSS"));
            assertEquals("InvalidSignature", signedBy(rsa, scheme, "ECDSA,PKCS1"));
        }
        assertEquals("InvalidSignature", signedBy(rsa, Scheme.PKCS1, "PSS,ECDSA"));
        assertEquals("SignatureVerified", signedBy(rsa, Scheme.PKCS1, "PKCS1"));
    }

    private String signedBy(KeyPair keys, Scheme scheme, String permitted) {
        FirmwareRig other = new FirmwareRig(folder, new TestSigner(ManualTime.START, keys, ManualTime.START.plus(Duration.ofDays(9))));
        other.settings.set(FirmwareKeys.SCHEMES, permitted);
        other.ask(other.signed(1, LOCATION, ManualTime.START, Optional.empty(), other.signer.sign(FirmwareRig.FILE, scheme)));
        other.fetched();
        return other.statuses().get(2);
    }

    @Test
    @Shows({"S93", "SignedFirmwareOnly", "ReconfigurationOfSecurityParameters"})
    void s93_aPlainRequestIsRefusedWhereSignedOnesAreEnforced() {
        assertEquals("false", rig.value(FirmwareKeys.SIGNED_ONLY));
        rig.loop.run(() -> rig.settings.change(FirmwareKeys.SIGNED_ONLY, "true"));
        assertEquals(CallError.Code.NotSupported, error(rig.ask(FirmwareRig.plain(LOCATION, ManualTime.START, 0))).code());
        assertEquals(UpdateFirmwareStatusEnumType.Accepted, signed(1));
        assertEquals(List.of(SecurityEvent.ReconfigurationOfSecurityParameters), rig.events.events());
    }

    @Test
    void fromSecurityProfile2UpSignedOnesAreEnforced() {
        for (String[] row : new String[][] {{"0", "false"}, {"1", "false"}, {"2", "true"}, {"3", "true"}}) {
            rig.settings.add(profile(row[0]));
            assertEquals(row[1], rig.value(FirmwareKeys.SIGNED_ONLY), "profile " + row[0]);
            rig.settings.remove(rig.lastOwner);
        }
    }

    private dev.hotplug.settings.SettingsOwner profile(String value) {
        rig.lastOwner = () -> List.of(dev.hotplug.settings.Setting.readOnly("SecurityProfile", () -> value, ""));
        return rig.lastOwner;
    }

    @Test
    @Shows({"SignedUpdateFirmware"})
    void whatIsAnsweredWhenAnotherIsUnderWay() {
        assertEquals(UpdateFirmwareStatusEnumType.Accepted, signed(1));
        assertEquals(UpdateFirmwareStatusEnumType.Accepted, signed(1));
        assertEquals(UpdateFirmwareStatusEnumType.AcceptedCanceled, signed(2));
        assertEquals(2, rig.transfers.downloads.size());
        rig.updates.checks.add(rig.updates.offer(UpdateClass.DRIVER));
        rig.fetched();
        assertEquals(UpdateFirmwareStatusEnumType.Accepted, signed(2));
        assertEquals(UpdateFirmwareStatusEnumType.AcceptedCanceled, signed(3), "the updater has not begun");
        rig.pass(Duration.ofSeconds(3));
        rig.fetched();
        rig.updates.phase(Phase.INSTALLING);
        assertEquals(UpdateFirmwareStatusEnumType.Rejected, signed(4));
    }

    @Test
    void anotherOfThePageIsBeingInstalled_aSignedOneIsRejected() {
        rig.updates.busyWith("hotplug:page");
        assertEquals(UpdateFirmwareStatusEnumType.Rejected, signed(1));
    }

    @Test
    @Shows("FirmwareUpdateResult")
    void whyItFailedCanBeReadAndHoldsNoPassword() {
        plain();
        rig.updates.checks.add(new Refusal(Reason.OLDER_COUNTER, "The counter 3 is lower than 4."));
        rig.fetched();
        assertEquals("InstallVerificationFailed: The counter 3 is lower than 4.", rig.value(FirmwareKeys.RESULT));
        assertFalse(rig.store.documents(FirmwareLedger.UPDATES).toString().contains("SECRET"), "forgotten with the update");
        assertFalse(FirmwareOrder.of("m", FirmwareRig.plain(LOCATION, ManualTime.START, 1)).toString().contains("SECRET"));
        assertNotEquals(0, rig.heard.size());
    }
}
