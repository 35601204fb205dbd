package dev.hotplug.ocpp16.types;

/** How often a Recurring schedule begins again. */
public enum RecurrencyKindType {
    Daily,
    Weekly
}
