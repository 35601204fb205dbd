package dev.hotplug.profile.smart.charging;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.smartcharging.SetChargingProfile;
import dev.hotplug.ocpp16.smartcharging.SetChargingProfile.Conf;
import dev.hotplug.ocpp16.smartcharging.SetChargingProfile.Req;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Installs a charging profile (OCPP 1.6 section 5.16). */
@Component(service = ActionHandler.class)
public final class SetChargingProfileHandler implements ActionHandler<Req, Conf> {

    private final SmartCharging smartCharging;

    @Activate
    public SetChargingProfileHandler(@Reference SmartCharging smartCharging) {
        this.smartCharging = smartCharging;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return SetChargingProfile.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return smartCharging.set(new ConnectorId(request.connectorId()), request.csChargingProfiles()).thenApply(Conf::new);
    }
}
