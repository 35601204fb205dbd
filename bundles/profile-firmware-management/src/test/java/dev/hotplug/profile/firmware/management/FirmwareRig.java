package dev.hotplug.profile.firmware.management;

import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.firmwaremanagement.FirmwareStatusNotification;
import dev.hotplug.ocpp16.firmwaremanagement.UpdateFirmware;
import dev.hotplug.ocpp16.security.SignedFirmwareStatusNotification;
import dev.hotplug.ocpp16.security.SignedUpdateFirmware;
import dev.hotplug.security.CertificateUse;
import dev.hotplug.testkit.ManualLoop;
import dev.hotplug.testkit.ManualTime;
import dev.hotplug.testkit.ManualTransfers;
import dev.hotplug.testkit.MemoryCertificates;
import dev.hotplug.testkit.MemorySettings;
import dev.hotplug.testkit.MemoryStore;
import dev.hotplug.testkit.RecordedEvents;
import dev.hotplug.transfer.Download;
import dev.hotplug.transfer.Failure;
import dev.hotplug.transfer.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** The updates of one charger, between a central system, a file server and an updater that the test plays. */
final class FirmwareRig implements Csms {

    static final byte[] FILE = new byte[5_000];
    static final Instant LATER = ManualTime.START.plus(Duration.ofDays(2));

    /** A call as the central system hears it. */
    record Heard(String id, String action, String status, Optional<Integer> requestId) {}

    final ManualTime time;
    final ManualLoop loop;
    final MemoryCertificates certificates;
    final MemoryStore store;
    final MemorySettings settings;
    final RecordedEvents events;
    final FakeUpdates updates;
    final ManualTransfers transfers;
    final List<String> order;
    final List<Heard> heard;
    final Path folder;
    final TestSigner signer;
    long free = 1L << 30;
    boolean open = true;
    boolean silent;
    boolean refusing;
    FirmwareUpdates firmware;
    dev.hotplug.settings.SettingsOwner lastOwner;
    private FirmwareKeys keys;
    private int ids;

    FirmwareRig(Path folder) {
        this(folder, new TestSigner(ManualTime.START));
    }

    FirmwareRig(Path folder, TestSigner signer) {
        this.folder = folder;
        this.signer = signer;
        this.time = new ManualTime();
        this.loop = new ManualLoop(time);
        this.certificates = new MemoryCertificates();
        this.store = new MemoryStore();
        this.settings = new MemorySettings();
        this.events = new RecordedEvents();
        this.updates = new FakeUpdates();
        this.transfers = new ManualTransfers(loop);
        this.order = new ArrayList<>();
        this.heard = new ArrayList<>();
        certificates.addRoot(CertificateUse.ManufacturerRootCertificate, signer.root);
        time.correct(ManualTime.START);
        begin();
    }

    private FirmwareRig(FirmwareRig before, boolean trial) {
        this.folder = before.folder;
        this.signer = before.signer;
        this.time = new ManualTime(before.time.now(), 2);
        this.loop = new ManualLoop(time);
        this.certificates = before.certificates;
        this.store = before.store.copy();
        this.settings = new MemorySettings();
        this.events = before.events;
        this.updates = before.updates;
        this.transfers = new ManualTransfers(loop);
        this.order = before.order;
        this.heard = before.heard;
        this.ids = before.ids + 1000;
        this.open = false;
        updates.restarted(trial);
        begin();
    }

    /** What another process finds; its clock is wrong and it has no link until {@link #connect}. */
    FirmwareRig afterPowerCut(boolean trial) {
        return new FirmwareRig(this, trial);
    }

    void connect() {
        open = true;
        time.correct(time.now());
        loop.run(firmware::opened);
    }

    private void begin() {
        keys = new FirmwareKeys(settings, events, store);
        settings.add(keys);
        firmware = new FirmwareUpdates(
                loop, time, this, store, transfers, certificates, updates, events, keys, folder, () -> free, Runnable::run, Runnable::run);
        loop.run();
    }

    void swap() {
        firmware.deactivate();
        firmware = new FirmwareUpdates(
                loop, time, this, store, transfers, certificates, updates, events, keys, folder, () -> free, Runnable::run, Runnable::run);
        loop.run();
    }

    static UpdateFirmware.Req plain(String location, Instant date, int retries) {
        return new UpdateFirmware.Req(location, Optional.of(retries), date, Optional.of(10));
    }

    SignedUpdateFirmware.Req signed(int id, String location, Instant date, Optional<Instant> install, String signature) {
        return new SignedUpdateFirmware.Req(
                Optional.of(1), Optional.of(10), id, new SignedUpdateFirmware.FirmwareType(location, date, install, signer.pem(), signature));
    }

    SignedUpdateFirmware.Req signed(int id, String location) {
        return signed(id, location, ManualTime.START, Optional.empty(), signer.good);
    }

    CompletableFuture<UpdateFirmware.Conf> ask(UpdateFirmware.Req request) {
        return answer(() -> firmware.handle(request));
    }

    CompletableFuture<SignedUpdateFirmware.Conf> ask(SignedUpdateFirmware.Req request) {
        return answer(() -> firmware.handle(request));
    }

    private <T> CompletableFuture<T> answer(java.util.function.Supplier<CompletionStage<T>> ask) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.run(() -> ask.get().whenComplete((conf, failure) -> {
            order.add(failure == null ? "answer" : "error");
            if (failure == null) {
                answer.complete(conf);
            } else {
                answer.completeExceptionally(failure);
            }
        }));
        return answer;
    }

    Download download() {
        return transfers.downloads.get(transfers.downloads.size() - 1);
    }

    /** The server gives the file. */
    void fetched() {
        write(FILE);
        transfers.end(new dev.hotplug.transfer.Outcome.Done(FILE.length, Optional.empty()));
    }

    /** The connection is cut after so many bytes of a version. */
    void cut(int bytes, String version) {
        write(new byte[bytes]);
        transfers.end(new dev.hotplug.transfer.Outcome.Failed(
                new Failure(Failure.Kind.LINK_LOST, "The connection was cut."), bytes, Optional.of(new Validator(version))));
    }

    void write(byte[] bytes) {
        try {
            Files.write(download().target(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void pass(Duration by) {
        loop.advance(by);
    }

    void trigger(boolean signedMessage) {
        loop.run(signedMessage
                ? new SignedFirmwareStatusTrigger(this, firmware.desk()).prepare(Optional.empty()).orElseThrow()
                : new FirmwareStatusTrigger(this, firmware.desk()).prepare(Optional.empty()).orElseThrow());
    }

    List<String> statuses() {
        return heard.stream().map(Heard::status).toList();
    }

    String value(String key) {
        return settings.value(key).orElseThrow();
    }

    long files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing is under way, waits to be told, or lies about. */
    boolean clean() {
        return store.documents(FirmwareLedger.UPDATES).keySet().stream().allMatch("last"::equals)
                && store.documents(FirmwareLedger.REPORTS).isEmpty()
                && files() == 0;
    }

    @Override
    public boolean open() {
        return open;
    }

    @Override
    public <Q extends Record, C extends Record> CompletionStage<Csms.Outcome<C>> call(
            Operation<Q, C> operation, Q request, Permit permit, String messageId) {
        if (!open) {
            return CompletableFuture.completedFuture(new Csms.Outcome.Unanswered<>(Why.NOT_CONNECTED));
        }
        if (request instanceof SignedFirmwareStatusNotification.Req req) {
            heard.add(new Heard(messageId, operation.action(), req.status().name(), req.requestId()));
        } else {
            heard.add(new Heard(messageId, operation.action(), ((FirmwareStatusNotification.Req) request).status().name(), Optional.empty()));
        }
        order.add(heard.get(heard.size() - 1).status());
        if (silent) {
            return CompletableFuture.completedFuture(new Csms.Outcome.Unanswered<>(Why.TIMEOUT));
        }
        return CompletableFuture.completedFuture(refusing
                ? new Csms.Outcome.Refused<>(new CallError(CallError.Code.NotImplemented, ""))
                : new Csms.Outcome.Answered<>(null));
    }

    @Override
    public String newMessageId() {
        return "m" + ids++;
    }
}
