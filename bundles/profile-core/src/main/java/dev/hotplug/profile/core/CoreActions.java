package dev.hotplug.profile.core;

/** What the central system may call of the Core profile (OCPP 1.6 section 5) and ask it to send (section 5.17), as the manifest declares it. */
final class CoreActions {

    static final String ANSWERED = "ChangeAvailability,ChangeConfiguration,ClearCache,DataTransfer,GetConfiguration,"
            + "RemoteStartTransaction,RemoteStopTransaction,Reset,UnlockConnector";

    static final String TRIGGERABLE = "BootNotification,Heartbeat,MeterValues,StatusNotification";

    private CoreActions() {}
}
