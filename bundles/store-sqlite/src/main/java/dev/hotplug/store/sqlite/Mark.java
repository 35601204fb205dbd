package dev.hotplug.store.sqlite;

/** Names in {@link Table#MARK}, and the field that marks and cursors carry. */
final class Mark {

    /** Newest sequence of a log at the time when its last entry was trimmed; absent while it never ran empty. */
    static final String NEWEST = "newest";

    /** The next entry comes after this, whatever the newest entry is: written when entries may have been lost. */
    static final String FLOOR = "floor";

    /** The one field of a mark or a cursor. */
    static final String SEQUENCE = "sequence";

    /** More entries than can have been lost without a trace. */
    static final long LEAP = 1_000_000;

    private Mark() {}
}
