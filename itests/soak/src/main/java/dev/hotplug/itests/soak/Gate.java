package dev.hotplug.itests.soak;

/**
 * What somebody who connects meets.
 *
 * @param status of HTTP, for {@link Kind#HTTP}
 * @param millis before the answer, for {@link Kind#SLOW}
 */
record Gate(Kind kind, int status, int millis) {

    static final Gate OPEN = new Gate(Kind.OPEN, 0, 0);

    /** How it differs from an open one. */
    enum Kind {
        OPEN,
        HTTP,
        SLOW,
        RESET,
        NO_PROTOCOL,
        GARBAGE,
        SILENT
    }

    Gate(Kind kind) {
        this(kind, 0, 0);
    }

    static Gate http(int status) {
        return new Gate(Kind.HTTP, status, 0);
    }

    static Gate slow(int millis) {
        return new Gate(Kind.SLOW, 0, millis);
    }

    /** Whether a WebSocket comes of it. */
    boolean lets() {
        return kind == Kind.OPEN || kind == Kind.SLOW;
    }
}
