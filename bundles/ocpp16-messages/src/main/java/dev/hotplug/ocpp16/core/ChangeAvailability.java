package dev.hotplug.ocpp16.core;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;

/** Takes a connector, or the charge point (0), in or out of service (OCPP 1.6 section 5.2). */
public final class ChangeAvailability {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("ChangeAvailability", Req.class, Conf.class);

    private ChangeAvailability() {}

    public record Req(int connectorId, AvailabilityType type) {

        public Req {
            Limits.atLeast("connectorId", 0, connectorId);
        }
    }

    public record Conf(AvailabilityStatus status) {}

    /** What it is to become. */
    public enum AvailabilityType {
        Inoperative,
        Operative
    }

    /** Scheduled: once the transaction has ended. */
    public enum AvailabilityStatus {
        Accepted,
        Rejected,
        Scheduled
    }
}
