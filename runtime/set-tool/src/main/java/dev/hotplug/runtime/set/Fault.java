package dev.hotplug.runtime.set;

/**
 * What a server does wrong on purpose.
 *
 * @param kind  what
 * @param times for how many requests; then it behaves
 */
record Fault(Kind kind, int times) {

    static final Fault NONE = new Fault(Kind.NONE, 0);

    /** What. */
    enum Kind {
        /** Nothing. */
        NONE,
        /** 404 with a page as body. */
        NOT_FOUND,
        /** 500 with a page as body. */
        ERROR,
        /** The connection ends after half of the body. */
        CUT,
        /** 302 to the same file, with {@code ?moved} in its address; there the file is. */
        REDIRECT,
        /** 302 to the same address, again and again. */
        LOOP,
        /** Content-Length says a hundred bytes more than come. */
        WRONG_LENGTH,
        /** Range is not known: the whole file, with 200. */
        NO_RANGE,
        /** Another ETag with each answer, as if the file had changed. */
        CHANGED
    }
}
