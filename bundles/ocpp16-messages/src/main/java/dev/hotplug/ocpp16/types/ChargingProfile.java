package dev.hotplug.ocpp16.types;

import java.time.Instant;
import java.util.Optional;

/**
 * A charging profile (OCPP 1.6 section 3.13). Whether its parts fit together is for who applies it to say.
 *
 * @param transactionId  only for a TxProfile
 * @param stackLevel     0 or more; the highest wins
 * @param recurrencyKind only for a Recurring one
 */
public record ChargingProfile(
        int chargingProfileId,
        Optional<Integer> transactionId,
        int stackLevel,
        ChargingProfilePurposeType chargingProfilePurpose,
        ChargingProfileKindType chargingProfileKind,
        Optional<RecurrencyKindType> recurrencyKind,
        Optional<Instant> validFrom,
        Optional<Instant> validTo,
        ChargingSchedule chargingSchedule) {

    public ChargingProfile {
        Limits.atLeast("stackLevel", 0, stackLevel);
    }
}
