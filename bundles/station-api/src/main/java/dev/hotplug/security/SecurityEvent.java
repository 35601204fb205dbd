package dev.hotplug.security;

/**
 * The security events of the white paper's list, spelled as it spells them. A critical one is told to the central system;
 * the others stay in the security log. Which of them this charge point can see is in the README of {@code security-store}.
 */
public enum SecurityEvent {
    FirmwareUpdated(true),
    FailedToAuthenticateAtCentralSystem(false),
    CentralSystemFailedToAuthenticate(false),
    SettingSystemTime(true),
    StartupOfTheDevice(true),
    ResetOrReboot(true),
    SecurityLogWasCleared(true),
    ReconfigurationOfSecurityParameters(false),
    MemoryExhaustion(true),
    InvalidMessages(false),
    AttemptedReplayAttacks(false),
    TamperDetectionActivated(true),
    InvalidFirmwareSignature(false),
    InvalidFirmwareSigningCertificate(false),
    InvalidCentralSystemCertificate(false),
    InvalidChargePointCertificate(false),
    InvalidTLSVersion(false),
    InvalidTLSCipherSuite(false);

    private final boolean critical;

    SecurityEvent(boolean critical) {
        this.critical = critical;
    }

    /** The central system must hear of it. */
    public boolean critical() {
        return critical;
    }
}
