package dev.hotplug.profile.core;

import dev.hotplug.hardware.Indication.Link;
import dev.hotplug.ocpp.Registration;
import java.time.Duration;

/** Which of the vendor's words describes the link to the central system. */
final class LinkRule {

    /** How long the charge point tries before the link is in error. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private LinkRule() {}

    /**
     * OFF: OCPP is switched off. CONNECTED: calls can be made. ERROR: rejected, or tried for {@link #PATIENCE} in vain.
     * CONNECTING: everything else; a central system that answers Pending has been reached and is waited for.
     *
     * @param trying how long there has been no Accepted registration on an open link
     */
    static Link link(boolean off, boolean open, Registration.State state, Duration trying) {
        if (off) {
            return Link.OFF;
        }
        if (!open) {
            return impatient(trying);
        }
        return switch (state) {
            case Accepted -> Link.CONNECTED;
            case Rejected -> Link.ERROR;
            case Pending -> Link.CONNECTING;
            case Unknown -> impatient(trying);
        };
    }

    private static Link impatient(Duration trying) {
        return trying.compareTo(PATIENCE) < 0 ? Link.CONNECTING : Link.ERROR;
    }
}
