package dev.hotplug.ocpp.dispatch;

/**
 * How large a frame may be once it is read.
 *
 * @param depth  objects and lists within each other; OCPP 1.6 needs 7
 * @param values values in one frame; the usual number is what a local list of 30,000 entries has, and what a small machine can hold
 */
record FrameSize(int depth, int values) {

    static final FrameSize USUAL = new FrameSize(32, 250_000);

    /** What OCPP 1.6 needs. */
    static final int LEAST_DEPTH = 7;

    /** What the stack of a thread that reads a frame holds many times over. */
    static final int MAX_DEPTH = 200;
}
