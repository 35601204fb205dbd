package dev.hotplug.ocpp.dispatch;

import java.util.Set;

/**
 * Every action of OCPP 1.6 edition 2 and of its security extension, in either direction: one of them that nobody here
 * answers is NotSupported, any other is NotImplemented (OCPP-J section 4.2.3).
 */
final class KnownActions {

    static final Set<String> ALL = Set.of(
            "Authorize",
            "BootNotification",
            "CancelReservation",
            "CertificateSigned",
            "ChangeAvailability",
            "ChangeConfiguration",
            "ClearCache",
            "ClearChargingProfile",
            "DataTransfer",
            "DeleteCertificate",
            "DiagnosticsStatusNotification",
            "ExtendedTriggerMessage",
            "FirmwareStatusNotification",
            "GetCompositeSchedule",
            "GetConfiguration",
            "GetDiagnostics",
            "GetInstalledCertificateIds",
            "GetLocalListVersion",
            "GetLog",
            "Heartbeat",
            "InstallCertificate",
            "LogStatusNotification",
            "MeterValues",
            "RemoteStartTransaction",
            "RemoteStopTransaction",
            "ReserveNow",
            "Reset",
            "SecurityEventNotification",
            "SendLocalList",
            "SetChargingProfile",
            "SignCertificate",
            "SignedFirmwareStatusNotification",
            "SignedUpdateFirmware",
            "StartTransaction",
            "StatusNotification",
            "StopTransaction",
            "TriggerMessage",
            "UnlockConnector",
            "UpdateFirmware");

    private KnownActions() {}
}
