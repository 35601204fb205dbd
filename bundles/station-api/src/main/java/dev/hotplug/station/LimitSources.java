package dev.hotplug.station;

import java.util.Map;

/** The limits of a connector by the name of their source, in words. Data. */
public final class LimitSources {

    private static final Map<String, String> REASONS = Map.of(
            "hardware", "what the charger is rated for",
            "cable", "what the cable carries",
            "vendor-limit", "the current limit that is set (chargingALimitConn)",
            "schedule", "the charging schedule (ChargingSchedules)",
            "ocpp-charge-point-max", "a charging profile of the central system for the whole charge point",
            "ocpp-transaction", "a charging profile of the central system");

    private LimitSources() {}

    /** Why there is a limit of that source, as part of a sentence. */
    public static String reason(String source) {
        return REASONS.getOrDefault(source, "a limit by " + source);
    }
}
