package dev.hotplug.ocpp16.types;

/** From when a charging schedule counts (OCPP 1.6 section 3.13.2). */
public enum ChargingProfileKindType {
    Absolute,
    Recurring,
    Relative
}
