package dev.hotplug.demo.central.system;

import eu.chargetime.ocpp.feature.profile.ServerFirmwareManagementEventHandler;
import eu.chargetime.ocpp.model.firmware.DiagnosticsStatusNotificationConfirmation;
import eu.chargetime.ocpp.model.firmware.DiagnosticsStatusNotificationRequest;
import eu.chargetime.ocpp.model.firmware.FirmwareStatusNotificationConfirmation;
import eu.chargetime.ocpp.model.firmware.FirmwareStatusNotificationRequest;
import java.util.UUID;
import java.util.function.Consumer;

/** Hears how an update goes. Called on the central system's one thread. */
final class FirmwareDesk implements ServerFirmwareManagementEventHandler {

    private final Consumer<Heard> ear;

    FirmwareDesk(Consumer<Heard> ear) {
        this.ear = ear;
    }

    @Override
    public DiagnosticsStatusNotificationConfirmation handleDiagnosticsStatusNotificationRequest(
            UUID session, DiagnosticsStatusNotificationRequest request) {
        return new DiagnosticsStatusNotificationConfirmation();
    }

    @Override
    public FirmwareStatusNotificationConfirmation handleFirmwareStatusNotificationRequest(
            UUID session, FirmwareStatusNotificationRequest request) {
        ear.accept(new Heard.Firmware(request.getStatus().name()));
        return new FirmwareStatusNotificationConfirmation();
    }
}
