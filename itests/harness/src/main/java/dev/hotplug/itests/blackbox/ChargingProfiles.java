package dev.hotplug.itests.blackbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Charging profiles as a central system sends them. */
final class ChargingProfiles {

    private final Map<String, Object> profile = new LinkedHashMap<>();
    private final Map<String, Object> schedule = new LinkedHashMap<>();
    private final List<Map<String, Object>> periods = new ArrayList<>();

    private ChargingProfiles(int id, String purpose) {
        profile.put("chargingProfileId", id);
        profile.put("stackLevel", 0);
        profile.put("chargingProfilePurpose", purpose);
        profile.put("chargingProfileKind", "Absolute");
        schedule.put("chargingRateUnit", "A");
    }

    static ChargingProfiles max(int id) {
        return new ChargingProfiles(id, "ChargePointMaxProfile");
    }

    static ChargingProfiles byDefault(int id) {
        return new ChargingProfiles(id, "TxDefaultProfile");
    }

    static ChargingProfiles tx(int id) {
        return new ChargingProfiles(id, "TxProfile");
    }

    ChargingProfiles with(String field, Object value) {
        profile.put(field, value);
        return this;
    }

    ChargingProfiles schedule(String field, Object value) {
        schedule.put(field, value);
        return this;
    }

    ChargingProfiles startNow() {
        return schedule("startSchedule", Instant.now().toString());
    }

    ChargingProfiles period(int start, double limit) {
        periods.add(Map.of("startPeriod", start, "limit", limit));
        return this;
    }

    /** The profile as a JSON object. */
    Map<String, Object> json() {
        schedule.put("chargingSchedulePeriod", periods);
        profile.put("chargingSchedule", schedule);
        return profile;
    }

    /** The payload of a SetChargingProfile. */
    Map<String, Object> set(int connector) {
        return Map.of("connectorId", connector, "csChargingProfiles", json());
    }
}
