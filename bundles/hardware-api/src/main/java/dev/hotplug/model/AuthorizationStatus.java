package dev.hotplug.model;

/** Status of an id tag (OCPP 1.6 section 7.2). */
public enum AuthorizationStatus {
    Accepted,
    Blocked,
    Expired,
    Invalid,
    ConcurrentTx
}
