package dev.hotplug.ocpp16.security;

import dev.hotplug.ocpp.Operation;
import java.util.Optional;

/** Tells how a signed firmware update goes (security white paper, sections 5.19 and 5.20). */
public final class SignedFirmwareStatusNotification {

    public static final Operation<Req, Conf> OPERATION =
            new Operation<>("SignedFirmwareStatusNotification", Req.class, Conf.class);

    private SignedFirmwareStatusNotification() {}

    /** @param requestId of SignedUpdateFirmware; empty only with Idle */
    public record Req(FirmwareStatusEnumType status, Optional<Integer> requestId) {}

    public record Conf() {}

    /** How it goes. */
    public enum FirmwareStatusEnumType {
        Downloaded,
        DownloadFailed,
        Downloading,
        DownloadScheduled,
        DownloadPaused,
        Idle,
        InstallationFailed,
        Installing,
        Installed,
        InstallRebooting,
        InstallScheduled,
        InstallVerificationFailed,
        InvalidSignature,
        SignatureVerified
    }
}
