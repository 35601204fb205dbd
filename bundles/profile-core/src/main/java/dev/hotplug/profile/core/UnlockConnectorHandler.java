package dev.hotplug.profile.core;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.core.UnlockConnector;
import dev.hotplug.ocpp16.core.UnlockConnector.Conf;
import dev.hotplug.ocpp16.core.UnlockConnector.Req;
import dev.hotplug.ocpp16.core.UnlockConnector.UnlockStatus;
import dev.hotplug.station.Station;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Unlocks a cable (OCPP 1.6 section 5.18); answered when the lock has moved, or has not. The charge point itself has no lock. */
@Component(service = ActionHandler.class)
public final class UnlockConnectorHandler implements ActionHandler<Req, Conf> {

    private final Station station;

    @Activate
    public UnlockConnectorHandler(@Reference Station station) {
        this.station = station;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return UnlockConnector.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        ConnectorId connector = new ConnectorId(request.connectorId());
        return connector.isChargePoint()
                ? CompletableFuture.completedFuture(new Conf(UnlockStatus.NotSupported))
                : station.unlock(connector).thenApply(UnlockConnectorHandler::conf);
    }

    private static Conf conf(Station.UnlockStatus status) {
        return new Conf(
                switch (status) {
                    case Unlocked -> UnlockStatus.Unlocked;
                    case UnlockFailed -> UnlockStatus.UnlockFailed;
                    case NotSupported -> UnlockStatus.NotSupported;
                });
    }
}
