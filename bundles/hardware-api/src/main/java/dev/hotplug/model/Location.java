package dev.hotplug.model;

/** Where a value was measured (OCPP 1.6 section 7.30). */
public enum Location {
    Body,
    Cable,
    EV,
    Inlet,
    Outlet
}
