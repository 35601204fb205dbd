package dev.hotplug.profile.smart.charging;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.smartcharging.GetCompositeSchedule;
import dev.hotplug.ocpp16.smartcharging.GetCompositeSchedule.Conf;
import dev.hotplug.ocpp16.smartcharging.GetCompositeSchedule.Req;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says which limits will hold (OCPP 1.6 section 5.7). */
@Component(service = ActionHandler.class)
public final class GetCompositeScheduleHandler implements ActionHandler<Req, Conf> {

    private final SmartCharging smartCharging;

    @Activate
    public GetCompositeScheduleHandler(@Reference SmartCharging smartCharging) {
        this.smartCharging = smartCharging;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return GetCompositeSchedule.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return CompletableFuture.completedFuture(smartCharging.composite(request));
    }
}
