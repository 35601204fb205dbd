package dev.hotplug.profile.firmware.management;

/** What became of a request. */
enum Taking {
    /** It is under way, or was already. */
    ACCEPTED,
    /** It is, and takes the place of another. */
    INSTEAD,
    /** It comes after the one that is being installed. */
    QUEUED,
    /** Another is being installed. */
    INSTALLING,
    /** It could not be stored. */
    NOT_STORED,
    /** The bundle that deals with it is being replaced. */
    REPLACED
}
