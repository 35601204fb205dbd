package dev.hotplug.ocpp.link;

import org.osgi.annotation.versioning.ProviderType;

/** The socket as the dispatcher sees it; a service of the transport. Any thread. */
@ProviderType
public interface FrameLink {

    /**
     * Sends a text frame, in the order of the calls; returns at once.
     *
     * @return false when the socket is not open; then nothing was sent
     */
    boolean send(String frame);

    /** Closes the socket and connects again at once. */
    void reconnect(String why);

    /** How the link is, step by step. */
    LinkStatus status();
}
