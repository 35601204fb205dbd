package dev.hotplug.ocpp16.smartcharging;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.ChargingRateUnitType;
import dev.hotplug.ocpp16.types.ChargingSchedule;
import dev.hotplug.ocpp16.types.Limits;
import java.time.Instant;
import java.util.Optional;

/** Asks which limits will hold (OCPP 1.6 section 5.7). */
public final class GetCompositeSchedule {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("GetCompositeSchedule", Req.class, Conf.class);

    private GetCompositeSchedule() {}

    /** @param duration s */
    public record Req(int connectorId, int duration, Optional<ChargingRateUnitType> chargingRateUnit) {

        public Req {
            Limits.atLeast("connectorId", 0, connectorId);
            Limits.atLeast("duration", 0, duration);
        }
    }

    public record Conf(
            GetCompositeScheduleStatus status,
            Optional<Integer> connectorId,
            Optional<Instant> scheduleStart,
            Optional<ChargingSchedule> chargingSchedule) {}

    /** Whether there is an answer. */
    public enum GetCompositeScheduleStatus {
        Accepted,
        Rejected
    }
}
