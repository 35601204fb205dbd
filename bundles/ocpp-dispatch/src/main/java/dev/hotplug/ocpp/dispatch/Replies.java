package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallError.Code;
import dev.hotplug.ocpp.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers calls of the central system, each once and over the session in which it came; none while the registration is
 * Rejected (OCPP 1.6 section 4.2). Station loop.
 */
final class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final Wire wire;
    private final MessageText text;
    private final Registration registration;

    Replies(Wire wire, MessageText text, Registration registration) {
        this.wire = wire;
        this.text = text;
        this.registration = registration;
    }

    boolean silent() {
        return registration.state() == Registration.State.Rejected;
    }

    void result(Incoming to, Record confirmation) {
        String frame;
        try {
            frame = text.result(to.call().id(), confirmation);
        } catch (RuntimeException e) {
            LOG.error("The answer to {} could not be written.", to.call().action(), e);
            frame = text.error(to.call().id(), new CallError(Code.InternalError, "The answer could not be written"));
        }
        send(to.session(), to.call().id(), frame);
    }

    void error(Incoming to, CallError error) {
        log(LogText.of(to.call().action(), 50), error);
        send(to.session(), to.call().id(), text.error(to.call().id(), error));
    }

    void error(Session session, String id, CallError error) {
        log("A broken call", error);
        send(session, id, text.error(id, error));
    }

    private static void log(String call, CallError error) {
        LOG.info("{} of the central system is answered {}: {}", call, error.code(), LogText.of(error.description(), 255));
    }

    private void send(Session session, String id, String frame) {
        session.end(id);
        if (silent() || !wire.send(session, frame)) {
            LOG.debug("The answer to {} is not sent: the link is lost or the registration rejected.", id);
        }
    }
}
