package dev.hotplug.profile.firmware.management;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallError.Code;
import dev.hotplug.ocpp.CallException;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp16.firmwaremanagement.UpdateFirmware;
import dev.hotplug.ocpp16.security.SignedUpdateFirmware;
import dev.hotplug.ocpp16.security.SignedUpdateFirmware.UpdateFirmwareStatusEnumType;
import dev.hotplug.profile.firmware.management.SigningCertificates.Unusable;
import dev.hotplug.profile.firmware.management.work.Aside;
import dev.hotplug.security.CertificateStore;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.security.SecurityEvents;
import dev.hotplug.store.Store;
import dev.hotplug.transfer.FileTransfer;
import dev.hotplug.update.UpdateListener;
import dev.hotplug.update.UpdateSnapshot;
import dev.hotplug.update.Updates;
import dev.hotplug.uploads.ServerTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Firmware updates that the central system asks for: what may be asked (OCPP 1.6 section 6.55, security white paper L01), and the desk
 * that deals with it.
 */
@Component(service = {FirmwareUpdates.class, CsmsListener.class, UpdateListener.class}, immediate = true)
public final class FirmwareUpdates implements CsmsListener, UpdateListener {

    private static final Logger LOG = LoggerFactory.getLogger(FirmwareUpdates.class);

    private final Loop loop;
    private final StationTime time;
    private final Csms csms;
    private final CertificateStore certificates;
    private final SecurityEvents events;
    private final FirmwareKeys keys;
    private final Executor aside;
    private final FirmwareDesk desk;

    @Activate
    public FirmwareUpdates(
            BundleContext context,
            @Reference Loop loop,
            @Reference StationTime time,
            @Reference Csms csms,
            @Reference Store store,
            @Reference FileTransfer transfers,
            @Reference CertificateStore certificates,
            @Reference Updates updates,
            @Reference SecurityEvents events,
            @Reference FirmwareKeys keys)
            throws IOException {
        this(
                loop, time, csms, store, transfers, certificates, updates, events, keys,
                Files.createDirectories(Path.of(context.getProperty("hotplug.data"), "firmware")),
                () -> free(Path.of(context.getProperty("hotplug.data"))),
                new Aside(),
                Aside.inTurn());
    }

    FirmwareUpdates(
            Loop loop,
            StationTime time,
            Csms csms,
            Store store,
            FileTransfer transfers,
            CertificateStore certificates,
            Updates updates,
            SecurityEvents events,
            FirmwareKeys keys,
            Path folder,
            LongSupplier freeBytes,
            Executor aside,
            Executor inTurn) {
        this.loop = loop;
        this.time = time;
        this.csms = csms;
        this.certificates = certificates;
        this.events = events;
        this.keys = keys;
        this.aside = aside;
        this.desk = new FirmwareDesk(
                new FirmwareDesk.Surroundings(loop, time, csms, updates, events),
                new FirmwareLedger(store),
                new Fetching(transfers, folder, freeBytes, () -> ServerTrust.of(certificates), updates::known, aside, inTurn),
                new Verification(updates, aside, keys::schemes));
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    @Deactivate
    void deactivate() {
        desk.close();
    }

    FirmwareDesk desk() {
        return desk;
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
    public void changed(UpdateSnapshot snapshot) {
        loop.post(desk::look);
    }

    CompletionStage<UpdateFirmware.Conf> handle(UpdateFirmware.Req request) {
        if (keys.signedOnly()) {
            return CompletableFuture.failedStage(new CallException(new CallError(
                    Code.NotSupported, "Only SignedUpdateFirmware is taken, because " + FirmwareKeys.SIGNED_ONLY + " is true.")));
        }
        return desk.take(FirmwareOrder.of(csms.newMessageId(), request)).thenApply(taking -> {
            failed(taking);
            return new UpdateFirmware.Conf();
        });
    }

    private static void failed(Taking taking) {
        if (taking == Taking.NOT_STORED) {
            throw new CallException(new CallError(Code.InternalError, "The request could not be stored."));
        } else if (taking == Taking.REPLACED) {
            throw new CallException(new CallError(Code.InternalError, "The bundle that deals with it is being replaced; ask again."));
        }
    }

    /** The certificate is judged before the answer. */
    CompletionStage<SignedUpdateFirmware.Conf> handle(SignedUpdateFirmware.Req request) {
        Instant now = time.now();
        CompletableFuture<Optional<Unusable>> judged = new CompletableFuture<>();
        aside.execute(() -> {
            Optional<Unusable> unusable = SigningCertificates.judge(request.firmware().signingCertificate(), certificates, now);
            loop.post(() -> judged.complete(unusable));
        });
        return judged.thenCompose(unusable -> unusable.map(this::refused).orElseGet(() -> taken(request)));
    }

    private CompletionStage<SignedUpdateFirmware.Conf> refused(Unusable why) {
        LOG.warn("A signed firmware update is refused ({}): {}", why.status(), why.sentence());
        events.report(SecurityEvent.InvalidFirmwareSigningCertificate, why.sentence());
        return CompletableFuture.completedFuture(new SignedUpdateFirmware.Conf(why.status()));
    }

    private CompletionStage<SignedUpdateFirmware.Conf> taken(SignedUpdateFirmware.Req request) {
        return desk.take(FirmwareOrder.of(csms.newMessageId(), request)).thenApply(taking -> {
            failed(taking);
            return new SignedUpdateFirmware.Conf(
                    switch (taking) {
                        case INSTEAD -> UpdateFirmwareStatusEnumType.AcceptedCanceled;
                        case INSTALLING -> UpdateFirmwareStatusEnumType.Rejected;
                        default -> UpdateFirmwareStatusEnumType.Accepted;
                    });
        });
    }
}
