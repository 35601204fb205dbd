package dev.hotplug.ocpp16.types;

/** Whether a remote start or stop is taken on (OCPP 1.6 sections 5.11 and 5.12). */
public enum RemoteStartStopStatus {
    Accepted,
    Rejected
}
