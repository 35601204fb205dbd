package dev.hotplug.update;

/** Where the updater is. */
public enum Phase {
    /** Nothing is under way. */
    IDLE,
    /** A file is looked at. */
    CHECKING,
    /** An offer was taken on and waits until the connectors are idle. */
    WAITING,
    /** Bundles are being replaced. Durable: from here on there is an outcome. */
    INSTALLING,
    /** The process ends in order to start the new set. */
    RESTARTING,
    /** The new set runs and has to prove itself. */
    PROVING,
    /** It did not; the old set is being put back. */
    RETURNING
}
