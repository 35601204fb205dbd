package dev.hotplug.profile.firmware.management;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.TriggerableMessage;
import dev.hotplug.ocpp16.firmwaremanagement.FirmwareStatusNotification;
import dev.hotplug.ocpp16.firmwaremanagement.FirmwareStatusNotification.FirmwareStatus;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the status of an update to a central system that asks (OCPP 1.6 section 4.5): Idle when none is under way; only this may say so. */
@Component
public final class FirmwareStatusTrigger implements TriggerableMessage {

    private final Csms csms;
    private final FirmwareDesk desk;

    @Activate
    public FirmwareStatusTrigger(@Reference Csms csms, @Reference FirmwareUpdates updates) {
        this(csms, updates.desk());
    }

    FirmwareStatusTrigger(Csms csms, FirmwareDesk desk) {
        this.csms = csms;
        this.desk = desk;
    }

    @Override
    public String message() {
        return FirmwareStatusNotification.OPERATION.action();
    }

    @Override
    public Optional<Runnable> prepare(Optional<ConnectorId> connector) {
        return Optional.of(() -> desk.whenLoaded(this::tell));
    }

    private void tell() {
        csms.call(FirmwareStatusNotification.OPERATION, new FirmwareStatusNotification.Req(status(desk.present())), Csms.Permit.TRIGGERED);
    }

    static FirmwareStatus status(Optional<Job> present) {
        return present.map(job -> switch (job.stage()) {
            case SCHEDULED -> FirmwareStatus.Idle;
            case FETCHING -> FirmwareStatus.Downloading;
            case FETCHED, STAGED -> FirmwareStatus.Downloaded;
            case INSTALLING -> FirmwareStatus.Installing;
        }).orElse(FirmwareStatus.Idle);
    }
}
