package dev.hotplug.profile.core;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.core.ChangeAvailability;
import dev.hotplug.ocpp16.core.ChangeAvailability.AvailabilityStatus;
import dev.hotplug.ocpp16.core.ChangeAvailability.AvailabilityType;
import dev.hotplug.ocpp16.core.ChangeAvailability.Conf;
import dev.hotplug.ocpp16.core.ChangeAvailability.Req;
import dev.hotplug.station.Station;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes connectors in and out of service (OCPP 1.6 section 5.2); answered once the station has made it durable. */
@Component(service = ActionHandler.class)
public final class ChangeAvailabilityHandler implements ActionHandler<Req, Conf> {

    private final Station station;

    @Activate
    public ChangeAvailabilityHandler(@Reference Station station) {
        this.station = station;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return ChangeAvailability.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return station.changeAvailability(
                        new ConnectorId(request.connectorId()), request.type() == AvailabilityType.Operative)
                .thenApply(ChangeAvailabilityHandler::conf);
    }

    private static Conf conf(Station.AvailabilityStatus status) {
        return new Conf(
                switch (status) {
                    case Accepted -> AvailabilityStatus.Accepted;
                    case Rejected -> AvailabilityStatus.Rejected;
                    case Scheduled -> AvailabilityStatus.Scheduled;
                });
    }
}
