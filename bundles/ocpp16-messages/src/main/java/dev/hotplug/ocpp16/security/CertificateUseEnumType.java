package dev.hotplug.ocpp16.security;

/** What a root certificate is for. */
public enum CertificateUseEnumType {
    CentralSystemRootCertificate,
    ManufacturerRootCertificate
}
