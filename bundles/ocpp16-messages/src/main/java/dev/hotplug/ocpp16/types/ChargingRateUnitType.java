package dev.hotplug.ocpp16.types;

/** Unit of a charging limit: W in total, A per phase. */
public enum ChargingRateUnitType {
    W,
    A
}
