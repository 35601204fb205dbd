package dev.hotplug.ocpp16.reservation;

import dev.hotplug.ocpp.Operation;

/** Cancels a reservation (OCPP 1.6 section 5.1). */
public final class CancelReservation {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("CancelReservation", Req.class, Conf.class);

    private CancelReservation() {}

    public record Req(int reservationId) {}

    public record Conf(CancelReservationStatus status) {}

    /** Rejected: there is no such reservation. */
    public enum CancelReservationStatus {
        Accepted,
        Rejected
    }
}
