package dev.hotplug.ocpp16.types;

/** What a charging profile is for (OCPP 1.6 section 3.13.1). */
public enum ChargingProfilePurposeType {
    ChargePointMaxProfile,
    TxDefaultProfile,
    TxProfile
}
