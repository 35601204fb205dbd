package dev.hotplug.profile.reservation;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.reservation.CancelReservation;
import dev.hotplug.ocpp16.reservation.CancelReservation.CancelReservationStatus;
import dev.hotplug.ocpp16.reservation.CancelReservation.Conf;
import dev.hotplug.ocpp16.reservation.CancelReservation.Req;
import dev.hotplug.station.Station;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends a reservation (OCPP 1.6 section 5.1); answered once that is durable. Rejected when there is none with that id. */
@Component(service = ActionHandler.class)
public final class CancelReservationHandler implements ActionHandler<Req, Conf> {

    private final Station station;

    @Activate
    public CancelReservationHandler(@Reference Station station) {
        this.station = station;
    }

    @Override
    public Operation<Req, Conf> operation() {
        return CancelReservation.OPERATION;
    }

    @Override
    public CompletionStage<Conf> handle(Req request) {
        return station.cancelReservation(request.reservationId()).thenApply(CancelReservationHandler::conf);
    }

    private static Conf conf(Station.CommandStatus status) {
        return new Conf(
                switch (status) {
                    case Accepted -> CancelReservationStatus.Accepted;
                    case Rejected -> CancelReservationStatus.Rejected;
                });
    }
}
