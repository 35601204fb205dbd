package dev.hotplug.profile.core;

/** The actions of the Core profile that the central system may call (OCPP 1.6 section 5), as the manifest declares them. */
final class CoreActions {

    static final String ANSWERED = "ChangeAvailability,ChangeConfiguration,ClearCache,DataTransfer,GetConfiguration,"
            + "RemoteStartTransaction,RemoteStopTransaction,Reset,UnlockConnector";

    private CoreActions() {}
}
