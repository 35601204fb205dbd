package dev.hotplug.profile.core;

import dev.hotplug.hardware.ChargerIdentity;
import dev.hotplug.ocpp16.core.BootNotification;
import dev.hotplug.settings.Installation;
import java.util.Optional;

/** What BootNotification says of this charge point (OCPP 1.6 section 6.3). */
final class BootContent {

    private BootContent() {}

    /**
     * The request. The serial number goes into both fields, as central systems know it from these models. A text that is
     * longer than its field is cut.
     */
    static BootNotification.Req of(ChargerIdentity identity, Installation installation) {
        Optional<String> serialNumber = installation.serialNumber().map(s -> cut(s, 25));
        return new BootNotification.Req(
                cut(identity.vendor(), 20),
                cut(identity.model(), 20),
                serialNumber,
                serialNumber,
                some(installation.firmwareVersion(), 50),
                Optional.empty(),
                Optional.empty(),
                some(identity.meterType(), 25),
                Optional.empty());
    }

    /** One text for the content: equal for equal content, also in another version of this bundle. */
    static String text(BootNotification.Req content) {
        return String.join(
                "\n",
                content.chargePointVendor(),
                content.chargePointModel(),
                content.chargePointSerialNumber().orElse(""),
                content.firmwareVersion().orElse(""),
                content.meterType().orElse(""));
    }

    private static Optional<String> some(String text, int max) {
        return text.isEmpty() ? Optional.empty() : Optional.of(cut(text, max));
    }

    private static String cut(String text, int max) {
        return text.length() > max ? text.substring(0, max) : text;
    }
}
