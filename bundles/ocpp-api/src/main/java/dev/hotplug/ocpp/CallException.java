package dev.hotplug.ocpp;

/** A request that is to be answered by a CALLERROR. */
public class CallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CallError error;

    public CallException(CallError error) {
        super(error.code() + ": " + error.description());
        this.error = error;
    }

    public CallError error() {
        return error;
    }
}
