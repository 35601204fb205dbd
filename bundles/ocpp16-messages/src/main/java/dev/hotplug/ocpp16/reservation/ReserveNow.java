package dev.hotplug.ocpp16.reservation;

import dev.hotplug.model.IdTag;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;
import java.time.Instant;
import java.util.Optional;

/** Reserves a connector, or any (0), for an idTag (OCPP 1.6 section 5.13). */
public final class ReserveNow {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("ReserveNow", Req.class, Conf.class);

    private ReserveNow() {}

    public record Req(
            int connectorId, Instant expiryDate, IdTag idTag, Optional<IdTag> parentIdTag, int reservationId) {

        public Req {
            Limits.atLeast("connectorId", 0, connectorId);
        }
    }

    public record Conf(ReservationStatus status) {}

    /** Whether it is reserved, or why not. */
    public enum ReservationStatus {
        Accepted,
        Faulted,
        Occupied,
        Rejected,
        Unavailable
    }
}
