package dev.hotplug.ocpp16.types;

/** A message that TriggerMessage may ask for (OCPP 1.6 section 5.17). */
public enum MessageTrigger {
    BootNotification,
    DiagnosticsStatusNotification,
    FirmwareStatusNotification,
    Heartbeat,
    MeterValues,
    StatusNotification
}
