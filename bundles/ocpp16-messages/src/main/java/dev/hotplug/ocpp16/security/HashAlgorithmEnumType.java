package dev.hotplug.ocpp16.security;

/** What certificates are named with. */
public enum HashAlgorithmEnumType {
    SHA256,
    SHA384,
    SHA512
}
