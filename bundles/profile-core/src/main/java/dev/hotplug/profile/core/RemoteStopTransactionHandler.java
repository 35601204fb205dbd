package dev.hotplug.profile.core;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp16.core.RemoteStopTransaction;
import dev.hotplug.ocpp16.core.RemoteStopTransaction.Conf;
import dev.hotplug.ocpp16.core.RemoteStopTransaction.Req;
import dev.hotplug.ocpp16.types.RemoteStartStopStatus;
import dev.hotplug.station.Station;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stops a transaction from afar (OCPP 1.6 section 5.12). Rejected unless the registration is Accepted (section 4.2). */
@Component(service = ActionHandler.class)
public final class RemoteStopTransactionHandler implements ActionHandler<Req, Conf> {

    private final Registration registration;
    private final Station station;

    @Activate
    public RemoteStopTransactionHandler(@Reference Registration registration, @Reference Station station) {
        this.registration = registration;
        this.station = station;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return RemoteStopTransaction.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        boolean taken = registration.state() == Registration.State.Accepted
                && station.remoteStop(request.transactionId()) == Station.CommandStatus.Accepted;
        RemoteStartStopStatus status = taken ? RemoteStartStopStatus.Accepted : RemoteStartStopStatus.Rejected;
        return CompletableFuture.completedFuture(new Conf(status));
    }
}
