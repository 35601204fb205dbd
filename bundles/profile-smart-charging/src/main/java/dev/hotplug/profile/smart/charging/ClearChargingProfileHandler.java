package dev.hotplug.profile.smart.charging;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.smartcharging.ClearChargingProfile;
import dev.hotplug.ocpp16.smartcharging.ClearChargingProfile.Conf;
import dev.hotplug.ocpp16.smartcharging.ClearChargingProfile.Req;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes charging profiles (OCPP 1.6 section 5.5). */
@Component(service = ActionHandler.class)
public final class ClearChargingProfileHandler implements ActionHandler<Req, Conf> {

    private final SmartCharging smartCharging;

    @Activate
    public ClearChargingProfileHandler(@Reference SmartCharging smartCharging) {
        this.smartCharging = smartCharging;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return ClearChargingProfile.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return smartCharging.clear(request).thenApply(Conf::new);
    }
}
