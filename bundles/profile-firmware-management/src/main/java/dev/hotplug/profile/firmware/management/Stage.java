package dev.hotplug.profile.firmware.management;

/** How far an update has come. The names are stored: none may change. */
enum Stage {
    /** Waits for its date. */
    SCHEDULED,
    /** Is being fetched, or about to be tried again. */
    FETCHING,
    /** The whole file is here, and is being looked at. */
    FETCHED,
    /** It fits; waits for its date, for the updater, or for idle connectors. */
    STAGED,
    /** The updater replaces bundles. */
    INSTALLING
}
