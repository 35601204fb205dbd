package dev.hotplug.model;

/** Why a transaction ended (OCPP 1.6 section 7.36). */
public enum Reason {
    DeAuthorized,
    EmergencyStop,
    EVDisconnected,
    HardReset,
    Local,
    Other,
    PowerLoss,
    Reboot,
    Remote,
    SoftReset,
    UnlockCommand
}
