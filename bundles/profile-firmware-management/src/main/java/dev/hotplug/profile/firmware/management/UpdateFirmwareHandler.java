package dev.hotplug.profile.firmware.management;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.firmwaremanagement.UpdateFirmware;
import dev.hotplug.ocpp16.firmwaremanagement.UpdateFirmware.Conf;
import dev.hotplug.ocpp16.firmwaremanagement.UpdateFirmware.Req;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes requests for updates (OCPP 1.6 section 5.19). */
@Component(service = ActionHandler.class)
public final class UpdateFirmwareHandler implements ActionHandler<Req, Conf> {

    private final FirmwareUpdates updates;

    @Activate
    public UpdateFirmwareHandler(@Reference FirmwareUpdates updates) {
        this.updates = updates;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return UpdateFirmware.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return updates.handle(request);
    }
}
