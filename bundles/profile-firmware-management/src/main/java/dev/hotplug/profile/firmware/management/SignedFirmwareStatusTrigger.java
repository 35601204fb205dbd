package dev.hotplug.profile.firmware.management;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.TriggerableMessage;
import dev.hotplug.ocpp16.firmwaremanagement.FirmwareStatusNotification;
import dev.hotplug.ocpp16.security.SignedFirmwareStatusNotification;
import dev.hotplug.ocpp16.security.SignedFirmwareStatusNotification.FirmwareStatusEnumType;
import dev.hotplug.ocpp16.security.SignedFirmwareStatusNotification.Req;
import dev.hotplug.profile.firmware.management.FirmwareLedger.End;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The same for a central system that uses the white paper's messages (ExtendedTriggerMessage, L01.FR.28 and 29): Idle after
 * Installed and before the first update, otherwise the newest status with its requestId. Of an update that UpdateFirmware asked for,
 * which has no requestId, the plain message tells.
 */
@Component
public final class SignedFirmwareStatusTrigger implements TriggerableMessage {

    private final Csms csms;
    private final FirmwareDesk desk;

    @Activate
    public SignedFirmwareStatusTrigger(@Reference Csms csms, @Reference FirmwareUpdates updates) {
        this(csms, updates.desk());
    }

    SignedFirmwareStatusTrigger(Csms csms, FirmwareDesk desk) {
        this.csms = csms;
        this.desk = desk;
    }

    @Override
    public String message() {
        return SignedFirmwareStatusNotification.OPERATION.action();
    }

    @Override
    public Optional<Runnable> prepare(Optional<ConnectorId> connector) {
        return Optional.of(() -> desk.whenLoaded(this::tell));
    }

    private void tell() {
        Optional<Job> present = desk.present();
        if (present.filter(job -> job.order().signed().isEmpty()).isPresent()) {
            csms.call(
                    FirmwareStatusNotification.OPERATION,
                    new FirmwareStatusNotification.Req(FirmwareStatusTrigger.status(present)),
                    Csms.Permit.TRIGGERED);
        } else {
            Req request = present.map(SignedFirmwareStatusTrigger::underWay).orElseGet(() -> over(desk.last()));
            csms.call(SignedFirmwareStatusNotification.OPERATION, request, Csms.Permit.TRIGGERED);
        }
    }

    private static Req underWay(Job job) {
        return job.last()
                .map(progress -> new Req(progress.signed(), job.order().requestId()))
                .orElse(new Req(FirmwareStatusEnumType.DownloadScheduled, job.order().requestId()));
    }

    private static Req over(Optional<End> last) {
        return last.filter(end -> end.requestId().isPresent() && end.progress() != Progress.Installed)
                .map(end -> new Req(end.progress().signed(), end.requestId()))
                .orElse(new Req(FirmwareStatusEnumType.Idle, Optional.empty()));
    }
}
