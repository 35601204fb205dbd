package dev.hotplug.profile.smart.charging;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.ChargingProfilePurposeType;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A charging profile that is installed.
 *
 * @param connector   0 for the charge point, or for every connector
 * @param receivedAt  when it came
 * @param transaction local id of the one it is for; only for a TxProfile
 */
record Installed(ChargingProfile profile, ConnectorId connector, Instant receivedAt, OptionalLong transaction) {

    int id() {
        return profile.chargingProfileId();
    }

    int level() {
        return profile.stackLevel();
    }

    boolean is(ChargingProfilePurposeType purpose) {
        return profile.chargingProfilePurpose() == purpose;
    }

    /** Never two with the same (statement 80). */
    boolean samePlaceAs(Installed other) {
        return is(other.profile.chargingProfilePurpose())
                && level() == other.level()
                && connector.equals(other.connector)
                && transaction.equals(other.transaction);
    }
}
