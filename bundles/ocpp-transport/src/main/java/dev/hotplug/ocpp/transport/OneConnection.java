package dev.hotplug.ocpp.transport;

import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.LinkStatus;
import java.util.function.Predicate;

/**
 * The link as the sink gets it with one opening of the socket. The sink hears of the end of a connection a moment after the next one may be
 * open already; what it sends in between belongs to the old one and must not go out over the new one. Any thread.
 *
 * @param link what is the same for every connection
 * @param over sends over this connection; false once it has ended
 */
record OneConnection(FrameLink link, Predicate<String> over) implements FrameLink {

    @Override
    public boolean send(String frame) {
        return over.test(frame);
    }

    @Override
    public void reconnect(String why) {
        link.reconnect(why);
    }

    @Override
    public LinkStatus status() {
        return link.status();
    }
}
