package dev.hotplug.store;

/** Why something could not be stored or read; the message is one sentence for a person. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Cause cause;

    public StoreException(Cause cause, String message) {
        super(message);
        this.cause = cause;
    }

    public StoreException(Cause cause, String message, Throwable reason) {
        super(message, reason);
        this.cause = cause;
    }

    public Cause reason() {
        return cause;
    }

    /** The kinds of failure that are dealt with differently. */
    public enum Cause {
        /** No room on the disk; may pass. */
        FULL,
        /** The folder or file cannot be written. */
        READ_ONLY,
        /** A record or the file is not as it was written. */
        DAMAGED,
        /** Written by a newer version whose data this one cannot read. */
        NEWER,
        /** Anything else, or the store is closed. */
        FAILED
    }
}
