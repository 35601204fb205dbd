package dev.hotplug.ocpp.transport;

/** A certificate or key from the settings cannot be used; the message says which and what to do, never its contents. */
final class UnusableTrust extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableTrust(String message) {
        super(message);
    }
}
