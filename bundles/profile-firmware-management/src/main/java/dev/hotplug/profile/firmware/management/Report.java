package dev.hotplug.profile.firmware.management;

import dev.hotplug.ocpp16.firmwaremanagement.DiagnosticsStatusNotification.DiagnosticsStatus;
import java.util.Optional;

/**
 * A status on its way to the central system.
 *
 * @param messageId kept until it is answered, so that the central system can drop a second one
 * @param ends      it ends an upload; Uploading does not
 */
record Report(String messageId, DiagnosticsStatus status) {

    boolean ends() {
        return status != DiagnosticsStatus.Uploading;
    }

    String text() {
        return messageId + " " + status;
    }

    /** Empty for what is none. */
    static Optional<Report> parse(String text) {
        String[] parts = text.split(" ");
        if (parts.length != 2) {
            return Optional.empty();
        }
        return status(parts[1]).map(status -> new Report(parts[0], status));
    }

    static Optional<DiagnosticsStatus> status(String name) {
        for (DiagnosticsStatus each : DiagnosticsStatus.values()) {
            if (each.name().equals(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
