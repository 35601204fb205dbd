package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.link.FrameLink;
import java.util.HashSet;
import java.util.Set;

/** One opening of the socket. What came in over it is answered over it or not at all. Station loop. */
final class Session {

    private final FrameLink link;
    private final Set<String> answering = new HashSet<>();

    Session(FrameLink link) {
        this.link = link;
    }

    boolean send(String frame) {
        return link.send(frame);
    }

    /** A call is to be answered; false when one of the same id is being dealt with already. */
    boolean begin(String id) {
        return answering.add(id);
    }

    /** It has been answered. */
    void end(String id) {
        answering.remove(id);
    }
}
