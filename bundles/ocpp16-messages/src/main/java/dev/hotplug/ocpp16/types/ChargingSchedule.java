package dev.hotplug.ocpp16.types;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Limits over time (OCPP 1.6 section 3.13).
 *
 * @param duration               s; empty: until the last period is replaced
 * @param startSchedule          empty for a schedule relative to the transaction
 * @param chargingSchedulePeriod one or more
 * @param minChargingRate        in the schedule's unit, at most one decimal
 */
public record ChargingSchedule(
        Optional<Integer> duration,
        Optional<Instant> startSchedule,
        ChargingRateUnitType chargingRateUnit,
        List<ChargingSchedulePeriod> chargingSchedulePeriod,
        Optional<BigDecimal> minChargingRate) {

    public ChargingSchedule {
        Limits.atLeast("duration", 0, duration);
        chargingSchedulePeriod = Limits.some("chargingSchedulePeriod", chargingSchedulePeriod);
        minChargingRate.ifPresent(rate -> Limits.oneDecimal("minChargingRate", rate));
    }
}
