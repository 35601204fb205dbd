package dev.hotplug.ocpp.transport;

import dev.hotplug.ocpp.link.LinkStatus.Kind;

/** What went wrong, for a technician: which step of the way, and one or two sentences on what to do. */
record Explanation(Kind kind, String text) {

    Explanation and(String more) {
        return new Explanation(kind, text + " " + more);
    }
}
