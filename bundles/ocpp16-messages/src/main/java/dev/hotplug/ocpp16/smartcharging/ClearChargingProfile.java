package dev.hotplug.ocpp16.smartcharging;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.ChargingProfilePurposeType;
import dev.hotplug.ocpp16.types.Limits;
import java.util.Optional;

/** Removes charging profiles (OCPP 1.6 section 5.5). */
public final class ClearChargingProfile {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("ClearChargingProfile", Req.class, Conf.class);

    private ClearChargingProfile() {}

    /** @param id of the profile; the other fields do not count then (errata 3.25) */
    public record Req(
            Optional<Integer> id,
            Optional<Integer> connectorId,
            Optional<ChargingProfilePurposeType> chargingProfilePurpose,
            Optional<Integer> stackLevel) {

        public Req {
            Limits.atLeast("connectorId", 0, connectorId);
        }
    }

    public record Conf(ClearChargingProfileStatus status) {}

    /** Unknown: none matched. */
    public enum ClearChargingProfileStatus {
        Accepted,
        Unknown
    }
}
