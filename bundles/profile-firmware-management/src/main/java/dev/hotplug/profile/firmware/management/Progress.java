package dev.hotplug.profile.firmware.management;

import dev.hotplug.ocpp16.firmwaremanagement.FirmwareStatusNotification.FirmwareStatus;
import dev.hotplug.ocpp16.security.SignedFirmwareStatusNotification.FirmwareStatusEnumType;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is told of an update, in the words of the white paper, and what OCPP 1.6 alone says instead. The names are stored: none may
 * change.
 */
enum Progress {
    DownloadScheduled(null, false),
    Downloading(FirmwareStatus.Downloading, false),
    DownloadFailed(FirmwareStatus.DownloadFailed, true),
    Downloaded(FirmwareStatus.Downloaded, false),
    InvalidSignature(FirmwareStatus.InstallationFailed, true),
    SignatureVerified(null, false),
    InstallVerificationFailed(FirmwareStatus.InstallationFailed, true),
    InstallScheduled(null, false),
    Installing(FirmwareStatus.Installing, false),
    InstallRebooting(null, false),
    InstallationFailed(FirmwareStatus.InstallationFailed, true),
    Installed(FirmwareStatus.Installed, true);

    private final Optional<FirmwareStatus> plain;
    private final boolean ends;

    Progress(FirmwareStatus plain, boolean ends) {
        this.plain = Optional.ofNullable(plain);
        this.ends = ends;
    }

    /** Empty: OCPP 1.6 alone has no word for it, and nothing is told. */
    Optional<FirmwareStatus> plain() {
        return plain;
    }

    FirmwareStatusEnumType signed() {
        return FirmwareStatusEnumType.valueOf(name());
    }

    /** Nothing follows it. */
    boolean ends() {
        return ends;
    }

    /** Empty for what is no name of one. */
    static Optional<Progress> named(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }
}
