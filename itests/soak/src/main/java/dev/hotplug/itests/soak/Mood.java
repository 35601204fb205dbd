package dev.hotplug.itests.soak;

/**
 * How the central system answers for a while.
 *
 * @param minMillis least time before an answer
 * @param maxMillis most
 */
record Mood(Style style, int minMillis, int maxMillis) {

    static final Mood GOOD = new Mood(Style.USUAL, 0, 0);

    /** What an answer looks like. */
    enum Style {
        USUAL,
        /** In small fragments with a ping in between. */
        FRAGMENTED,
        /** Nothing is answered; half of what comes is taken all the same. */
        SILENT,
        /** The answer and then another one with the same id that says something else. */
        TWICE,
        /** Answers with ids nobody used, or used long ago, then the right one. */
        WRONG_IDS,
        /** Every call that is not known yet gets a CALLERROR. */
        CALLERRORS,
        /** Every call that is not known yet gets an answer that cannot be understood. */
        UNREADABLE
    }

    Mood(Style style) {
        this(style, 0, 0);
    }

    /** What a call that was not taken gets is no late answer, or it would meet the second sending. */
    boolean refuses() {
        return style == Style.CALLERRORS || style == Style.UNREADABLE;
    }
}
