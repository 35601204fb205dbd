package dev.hotplug.model;

/** Format of a sampled value (OCPP 1.6 section 7.45). */
public enum ValueFormat {
    Raw,
    SignedData
}
