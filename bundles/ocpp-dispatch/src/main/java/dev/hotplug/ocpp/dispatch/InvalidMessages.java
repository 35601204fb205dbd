package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.CallError;
import dev.hotplug.security.SecurityEvent;
import dev.hotplug.security.SecurityEvents;

/** Reports messages of the central system that are no valid OCPP messages; never what they hold. Any thread. */
final class InvalidMessages {

    private final SecurityEvents events;

    InvalidMessages(SecurityEvents events) {
        this.events = events;
    }

    /** @param why the end of a sentence that begins with the message */
    void frame(String why) {
        events.report(SecurityEvent.InvalidMessages, "A message " + LogText.of(why, 200));
    }

    /** @param what CALL or answer of which action */
    void payload(String what, CallError error) {
        events.report(SecurityEvent.InvalidMessages, what + ": " + error.code() + ", " + LogText.of(error.description(), 200));
    }
}
