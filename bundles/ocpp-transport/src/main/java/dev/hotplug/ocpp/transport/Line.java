package dev.hotplug.ocpp.transport;

import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.LinkStatus;
import java.util.Optional;

/**
 * The link as it is over one connection: what the message layer sends over it goes there or nowhere, never over the next
 * connection, which may lead to another central system.
 */
record Line(FrameLink link, Attempt attempt) implements FrameLink {

    @Override
    public boolean send(String frame) {
        return attempt.send(frame);
    }

    @Override
    public void reconnect(String why) {
        link.reconnect(why);
    }

    /** With the address of this connection, whatever the link does by now. */
    @Override
    public LinkStatus status() {
        LinkStatus s = link.status();
        return new LinkStatus(
                s.step(), Optional.of(attempt.to().endpoint().toString()), s.attempt(), s.openSince(), s.lastPong(), s.nextTry(),
                s.failure());
    }
}
