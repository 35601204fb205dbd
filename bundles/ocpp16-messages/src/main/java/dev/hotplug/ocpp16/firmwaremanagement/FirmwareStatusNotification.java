package dev.hotplug.ocpp16.firmwaremanagement;

import dev.hotplug.ocpp.Operation;

/** Tells how a firmware update goes (OCPP 1.6 section 4.5). */
public final class FirmwareStatusNotification {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("FirmwareStatusNotification", Req.class, Conf.class);

    private FirmwareStatusNotification() {}

    public record Req(FirmwareStatus status) {}

    public record Conf() {}

    /** Idle only as the answer to a trigger. */
    public enum FirmwareStatus {
        Downloaded,
        DownloadFailed,
        Downloading,
        Idle,
        InstallationFailed,
        Installing,
        Installed
    }
}
