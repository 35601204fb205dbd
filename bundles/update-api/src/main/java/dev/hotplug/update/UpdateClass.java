package dev.hotplug.update;

/** How much of the charger notices an update; from the bundles that it stops, never from what its maker says alone. In rising order. */
public enum UpdateClass {
    /** Nothing would change. */
    NONE,
    /** Profiles, page: in place, also while it charges. */
    FEATURE,
    /** A driver that hands its state over to its next version: in place, also while it charges. */
    DRIVER_HOT,
    /** The link to the central system: in place, also while it charges; the socket closes and opens again. */
    LINK,
    /** A driver without hand-over, the electronics: in place, when every connector is idle. */
    DRIVER,
    /** Station, store, updater, libraries: the process starts again, when every connector is idle. */
    KEEL;

    /** Whether it waits until no transaction runs and no car charges. */
    public boolean needsIdle() {
        return this == DRIVER || this == KEEL;
    }

    /** Whether the connection to the central system is interrupted. */
    public boolean interruptsLink() {
        return this == LINK || this == KEEL;
    }

    /** Whether the process ends and starts again. */
    public boolean restarts() {
        return this == KEEL;
    }
}
