package dev.hotplug.ocpp.transport;

import dev.hotplug.ocpp.link.LinkStatus.Kind;
import dev.hotplug.security.SecurityEvent;
import java.util.Optional;

/**
 * What went wrong, for a technician: which step of the way, and one or two sentences on what to do.
 *
 * @param event what it is for the security log, if anything
 */
record Explanation(Kind kind, String text, Optional<SecurityEvent> event) {

    Explanation(Kind kind, String text) {
        this(kind, text, Optional.empty());
    }

    Explanation(Kind kind, String text, SecurityEvent event) {
        this(kind, text, Optional.of(event));
    }

    Explanation and(String more) {
        return new Explanation(kind, text + " " + more, event);
    }
}
