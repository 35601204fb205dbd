package dev.hotplug.ocpp16.types;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * From when which limit holds (OCPP 1.6 section 3.13).
 *
 * @param startPeriod  s from the start of the schedule
 * @param limit        in the schedule's unit, at most one decimal
 * @param numberPhases 3 when empty
 */
public record ChargingSchedulePeriod(int startPeriod, BigDecimal limit, Optional<Integer> numberPhases) {

    public ChargingSchedulePeriod {
        Limits.atLeast("startPeriod", 0, startPeriod);
        Limits.oneDecimal("limit", limit);
    }
}
