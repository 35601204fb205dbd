package dev.hotplug.model;

/** Status of a connector (OCPP 1.6 sections 4.9 and 7.7). Connector 0 is only ever Available, Unavailable or Faulted. */
public enum ChargePointStatus {
    Available,
    Preparing,
    Charging,
    SuspendedEV,
    SuspendedEVSE,
    Finishing,
    Reserved,
    Unavailable,
    Faulted
}
