package dev.hotplug.ocpp.dispatch;

import dev.hotplug.loop.Loop;
import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.Csms.Outcome;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.FrameSink;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes frames from the transport, reads them on its thread, and deals with them on the station loop. */
final class Sink implements FrameSink {

    private static final Logger LOG = LoggerFactory.getLogger(Sink.class);

    private final Loop loop;
    private final MessageText text;
    private final Trace trace;
    private final Wire wire;
    private final Calls calls;
    private final Inbound inbound;
    private final Listeners listeners;
    private final RegistrationState registration;
    private final InvalidMessages invalid;
    private boolean stopped;

    Sink(
            Loop loop,
            MessageText text,
            Trace trace,
            Wire wire,
            Calls calls,
            Inbound inbound,
            Listeners listeners,
            RegistrationState registration,
            InvalidMessages invalid) {
        this.loop = loop;
        this.text = text;
        this.trace = trace;
        this.wire = wire;
        this.calls = calls;
        this.inbound = inbound;
        this.listeners = listeners;
        this.registration = registration;
        this.invalid = invalid;
    }

    @Override
    public void onOpen(FrameLink link) {
        Optional<String> endpoint = link.status().endpoint();
        loop.post(() -> opened(link, endpoint));
    }

    @Override
    public void onText(String frame) {
        guarded(() -> {
            Frame read = text.parse(frame);
            trace.in(frame, read);
            received(read, frame.length());
        });
    }

    @Override
    public void onOversized(String head, long bound) {
        guarded(() -> {
            trace.oversized(head, bound);
            received(text.oversized(head, bound), head.length());
        });
    }

    @Override
    public void onClose(String reason) {
        LOG.debug("The socket is closed: {}", reason);
        loop.post(this::closed);
    }

    /** Ends the session and takes no other. Station loop. */
    void stop() {
        closed();
        stopped = true;
    }

    /** A frame that shows a fault of this program must not cost the connection. */
    private static void guarded(Runnable receiving) {
        try {
            receiving.run();
        } catch (RuntimeException e) {
            LOG.error("A message of the central system could not be read; it is ignored.", e);
        }
    }

    private void opened(FrameLink link, Optional<String> endpoint) {
        if (stopped) {
            return;
        }
        closed();
        registration.connectedTo(endpoint);
        wire.open(link);
        calls.opened();
        listeners.tell(CsmsListener::opened);
    }

    private void closed() {
        if (wire.isOpen()) {
            wire.close();
            inbound.closed();
            calls.shut();
            listeners.tell(CsmsListener::closed);
            calls.closed();
        }
    }

    private void received(Frame frame, int size) {
        if (frame instanceof Frame.Call call) {
            post(inbound.arrived(call, size));
        } else if (frame instanceof Frame.BadCall call) {
            invalid.payload("A CALL", call.error());
            post(() -> inbound.refuse(call));
        } else if (frame instanceof Frame.Result result) {
            answered(result);
        } else if (frame instanceof Frame.Error error) {
            answered(error);
        } else {
            LOG.info("A message of the central system is ignored: it {}.", ((Frame.Ignored) frame).why());
            invalid.frame(((Frame.Ignored) frame).why());
        }
    }

    private void answered(Frame.Result result) {
        calls.awaiting(result.id()).ifPresentOrElse(
                operation -> answered(result.id(), outcome(operation, result.payload())), Sink::unexpected);
    }

    private void answered(Frame.Error error) {
        calls.awaiting(error.id()).ifPresentOrElse(
                operation -> answered(error.id(), refused(operation, error.error())), Sink::unexpected);
    }

    private void answered(String id, Outcome<?> outcome) {
        post(() -> calls.answered(id, outcome));
    }

    private Outcome<?> outcome(Operation<?, ?> operation, Json payload) {
        RecordCodec.Read<? extends Record> read = text.read(operation.confirmation(), payload, Strictness.ANSWER);
        if (read instanceof RecordCodec.Read.Value<?> value) {
            return new Outcome.Answered<>(value.record());
        }
        CallError fault = ((RecordCodec.Read.Fault<?>) read).error();
        invalid.payload("The answer to " + operation.action(), fault);
        return refused(operation, fault);
    }

    private static Outcome<?> refused(Operation<?, ?> operation, CallError error) {
        String why = LogText.of(error.description(), 255);
        LOG.info("{} was not dealt with by the central system: {} {}", operation.action(), error.code(), why);
        return new Outcome.Refused<>(error);
    }

    private static void unexpected() {
        LOG.info("An answer of the central system is ignored: no call waits for it.");
    }

    private void post(Runnable turn) {
        try {
            loop.postWhenRoom(turn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
