package dev.hotplug.security;

/** What a root certificate is for, as the white paper names it. */
public enum CertificateUse {
    /** For the certificates of the central system and of this charge point. */
    CentralSystemRootCertificate,
    /** For the certificate that signs firmware. */
    ManufacturerRootCertificate
}
