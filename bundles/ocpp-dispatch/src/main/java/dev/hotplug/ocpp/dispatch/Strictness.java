package dev.hotplug.ocpp.dispatch;

/** How exactly a payload must follow the specification. */
enum Strictness {
    /** A CALL: to the letter, so that the central system learns what is wrong with it. */
    CALL,
    /**
     * A CALLRESULT, which cannot be answered: unknown fields are ignored, null counts as left out, and a date without a zone
     * is UTC, so that a sloppy central system does not stop a charge.
     */
    ANSWER
}
