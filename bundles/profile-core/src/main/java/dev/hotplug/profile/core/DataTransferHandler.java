package dev.hotplug.profile.core;

import dev.hotplug.hardware.ChargerIdentity;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.core.DataTransfer;
import dev.hotplug.ocpp16.core.DataTransfer.Conf;
import dev.hotplug.ocpp16.core.DataTransfer.DataTransferStatus;
import dev.hotplug.ocpp16.core.DataTransfer.Req;
import dev.hotplug.station.Station;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Answers vendor specific messages (OCPP 1.6 sections 4.3 and 5.6). This charge point has none: of its own vendorId every
 * messageId is unknown, of others the vendorId.
 */
@Component(service = ActionHandler.class)
public final class DataTransferHandler implements ActionHandler<Req, Conf> {

    private final Station station;

    @Activate
    public DataTransferHandler(@Reference Station station) {
        this.station = station;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return DataTransfer.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        boolean own = station.snapshot().identity()
                .map(ChargerIdentity::vendorId)
                .filter(request.vendorId()::equalsIgnoreCase)
                .isPresent();
        DataTransferStatus status = own ? DataTransferStatus.UnknownMessageId : DataTransferStatus.UnknownVendorId;
        return CompletableFuture.completedFuture(new Conf(status, Optional.empty()));
    }
}
