package dev.hotplug.demo.central.system;

import eu.chargetime.ocpp.feature.profile.securityext.ServerSecurityExtEventHandler;
import eu.chargetime.ocpp.model.securityext.LogStatusNotificationConfirmation;
import eu.chargetime.ocpp.model.securityext.LogStatusNotificationRequest;
import eu.chargetime.ocpp.model.securityext.SecurityEventNotificationConfirmation;
import eu.chargetime.ocpp.model.securityext.SecurityEventNotificationRequest;
import eu.chargetime.ocpp.model.securityext.SignCertificateConfirmation;
import eu.chargetime.ocpp.model.securityext.SignCertificateRequest;
import eu.chargetime.ocpp.model.securityext.SignedFirmwareStatusNotificationConfirmation;
import eu.chargetime.ocpp.model.securityext.SignedFirmwareStatusNotificationRequest;
import eu.chargetime.ocpp.model.securityext.types.GenericStatusEnumType;
import java.util.UUID;

/** Takes the messages of the security white paper. It signs nothing. Called on the central system's one thread. */
final class SecurityDesk implements ServerSecurityExtEventHandler {

    @Override
    public SecurityEventNotificationConfirmation handleSecurityEventNotificationRequest(
            UUID session, SecurityEventNotificationRequest request) {
        return new SecurityEventNotificationConfirmation();
    }

    @Override
    public LogStatusNotificationConfirmation handleLogStatusNotificationRequest(
            UUID session, LogStatusNotificationRequest request) {
        return new LogStatusNotificationConfirmation();
    }

    @Override
    public SignCertificateConfirmation handleSignCertificateRequest(UUID session, SignCertificateRequest request) {
        return new SignCertificateConfirmation(GenericStatusEnumType.Rejected);
    }

    @Override
    public SignedFirmwareStatusNotificationConfirmation handleSignedFirmwareStatusNotificationRequest(
            UUID session, SignedFirmwareStatusNotificationRequest request) {
        return new SignedFirmwareStatusNotificationConfirmation();
    }
}
