package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.link.FrameLink;
import java.util.Optional;

/** The present session, if the socket is open. Station loop. */
final class Wire {

    private final Trace trace;
    private Session session;

    Wire(Trace trace) {
        this.trace = trace;
    }

    void open(FrameLink link) {
        session = new Session(link);
    }

    void close() {
        session = null;
    }

    boolean isOpen() {
        return session != null;
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /** False when the socket is not open; then nothing was sent. */
    boolean send(String frame) {
        return session != null && send(session, frame);
    }

    /** Sends over one session alone; false when it is over. */
    boolean send(Session over, String frame) {
        if (over != session) {
            return false;
        }
        trace.out(frame);
        return over.send(frame);
    }
}
