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

/** Tells the status of firmware updates to a central system that asks (OCPP 1.6 section 4.5): Idle, since none can run. */
@Component
public final class FirmwareStatusTrigger implements TriggerableMessage {

    private final Csms csms;

    @Activate
    public FirmwareStatusTrigger(@Reference Csms csms) {
        this.csms = csms;
    }

    @Override
    public String message() {
        return FirmwareStatusNotification.OPERATION.action();
    }

    @Override
    public Optional<Runnable> prepare(Optional<ConnectorId> connector) {
        return Optional.of(() -> csms.call(
                FirmwareStatusNotification.OPERATION, new FirmwareStatusNotification.Req(FirmwareStatus.Idle), Csms.Permit.TRIGGERED));
    }
}
