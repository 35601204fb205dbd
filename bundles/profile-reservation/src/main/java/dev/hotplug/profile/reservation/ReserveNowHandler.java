package dev.hotplug.profile.reservation;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.reservation.ReserveNow;
import dev.hotplug.ocpp16.reservation.ReserveNow.Conf;
import dev.hotplug.ocpp16.reservation.ReserveNow.Req;
import dev.hotplug.ocpp16.reservation.ReserveNow.ReservationStatus;
import dev.hotplug.station.Reservation;
import dev.hotplug.station.Station;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reserves a connector, or any (OCPP 1.6 section 5.13); answered once that is durable. */
@Component(service = ActionHandler.class)
public final class ReserveNowHandler implements ActionHandler<Req, Conf> {

    private final Station station;

    @Activate
    public ReserveNowHandler(@Reference Station station) {
        this.station = station;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return ReserveNow.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return station.reserve(new Reservation(
                        request.reservationId(),
                        new ConnectorId(request.connectorId()),
                        request.idTag(),
                        request.parentIdTag(),
                        request.expiryDate()))
                .thenApply(ReserveNowHandler::conf);
    }

    private static Conf conf(Station.ReservationStatus status) {
        return new Conf(
                switch (status) {
                    case Accepted -> ReservationStatus.Accepted;
                    case Faulted -> ReservationStatus.Faulted;
                    case Occupied -> ReservationStatus.Occupied;
                    case Rejected -> ReservationStatus.Rejected;
                    case Unavailable -> ReservationStatus.Unavailable;
                });
    }
}
