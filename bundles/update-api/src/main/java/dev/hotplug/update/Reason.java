package dev.hotplug.update;

/** Why something was not installed. */
public enum Reason {
    /** Something else is being checked or installed. */
    BUSY,
    /** No such offer, request or previous set; or its name was used before. */
    UNKNOWN,
    /** The file cannot be read, or is no update set: form, sizes, hashes. */
    MALFORMED,
    /** No signature that this charger trusts, or an altered document. */
    SIGNATURE,
    /** For another model, part number, hardware revision, Java, or for other versions than the one that runs. */
    INCOMPATIBLE,
    /** Its security counter is lower than this charger's. */
    OLDER_COUNTER,
    /** A bundle that a patch leaves out is not on this charger. */
    MISSING_BUNDLE,
    /** There is no room for it. */
    NO_SPACE,
    /** It cannot read what this charger has stored, or what it would store could not be read by the set that runs. */
    STATE_SCHEMA,
    /** A bundle of it would not find a package that it imports. */
    UNRESOLVED,
    /** A component of it would not find a service that it needs. */
    MISSING_SERVICE,
    /** Given up by {@link Updates#cancel}. */
    CANCELLED,
    /** The connectors were not idle in time. */
    NOT_IDLE,
    /** A bundle did not stop or start, or not in time. */
    NOT_STARTED,
    /** It ran, but not as good as what ran before. */
    UNHEALTHY,
    /** The central system could not be reached, so nothing is known of the set; it may be tried again. */
    INCONCLUSIVE,
    /** The process ended in the middle: power cut, kill, crash. */
    INTERRUPTED,
    /** A committed set crashed again and again; the charger went back by itself. */
    CRASH_LOOP,
    /** The charger's own disk or software failed. */
    FAILED
}
