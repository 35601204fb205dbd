package dev.hotplug.profile.firmware.management;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.security.SignedUpdateFirmware;
import dev.hotplug.ocpp16.security.SignedUpdateFirmware.Conf;
import dev.hotplug.ocpp16.security.SignedUpdateFirmware.Req;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes requests for signed updates (security white paper, sections 5.21 and 5.22). */
@Component(service = ActionHandler.class)
public final class SignedUpdateFirmwareHandler implements ActionHandler<Req, Conf> {

    private final FirmwareUpdates updates;

    @Activate
    public SignedUpdateFirmwareHandler(@Reference FirmwareUpdates updates) {
        this.updates = updates;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return SignedUpdateFirmware.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return updates.handle(request);
    }
}
