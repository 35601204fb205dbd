package dev.hotplug.ocpp16.smartcharging;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.Limits;

/** Sets a charging profile (OCPP 1.6 section 5.16). */
public final class SetChargingProfile {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("SetChargingProfile", Req.class, Conf.class);

    private SetChargingProfile() {}

    public record Req(int connectorId, ChargingProfile csChargingProfiles) {

        public Req {
            Limits.atLeast("connectorId", 0, connectorId);
        }
    }

    public record Conf(ChargingProfileStatus status) {}

    /** How it went. */
    public enum ChargingProfileStatus {
        Accepted,
        Rejected,
        NotSupported
    }
}
