package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallError.Code;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings calls of the central system to their handlers. Several may be dealt with at once; each is answered exactly once.
 * Station loop unless said otherwise.
 */
final class Inbound {

    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);

    private final MessageText text;
    private final Handlers handlers;
    private final Predicate<String> inSet;
    private final Wire wire;
    private final Replies replies;
    private final Parking parking;
    private final Asking asking;
    private final InvalidMessages invalid;

    /** @param inSet whether a bundle of the set answers an action */
    Inbound(
            MessageText text,
            Handlers handlers,
            Predicate<String> inSet,
            Wire wire,
            Replies replies,
            Parking parking,
            Asking asking,
            InvalidMessages invalid) {
        this.text = text;
        this.handlers = handlers;
        this.inSet = inSet;
        this.wire = wire;
        this.replies = replies;
        this.parking = parking;
        this.asking = asking;
        this.invalid = invalid;
    }

    /** A request, read for the type that its handler had when it came. */
    private record Request(Class<?> type, RecordCodec.Read<?> read) {}

    /** Reads a call, which is the costly part, and gives the turn that deals with it. Transport's thread. */
    Runnable arrived(Frame.Call call, int size) {
        Optional<Request> request = handlers.of(call.action()).map(handler -> request(handler, call));
        return () -> receive(call, size, request);
    }

    /** A call that cannot be read is answered like any other. */
    void refuse(Frame.BadCall call) {
        begin(call.id()).ifPresent(session -> replies.error(session, call.id(), call.error()));
    }

    private void receive(Frame.Call call, int size, Optional<Request> request) {
        begin(call.id()).ifPresent(session -> route(new Incoming(session, call, size), request));
    }

    /** The session in which to answer; empty when the call is not to be answered. */
    private Optional<Session> begin(String id) {
        if (replies.silent()) {
            LOG.info("A call is not answered, because the central system has rejected this charge point.");
            return Optional.empty();
        }
        Optional<Session> session = wire.session();
        if (session.isPresent() && !session.get().begin(id)) {
            LOG.info("A call came again while it was being dealt with; it is answered once.");
            return Optional.empty();
        }
        return session;
    }

    private void route(Incoming incoming, Optional<Request> request) {
        Optional<Handlers.Bound<?, ?>> handler = handlers.of(incoming.call().action());
        if (handler.isPresent()) {
            serve(handler.get(), incoming, request);
        } else if (inSet.test(incoming.call().action())) {
            park(incoming);
        } else {
            replies.error(incoming, unanswerable(incoming.call().action()));
        }
    }

    private static CallError unanswerable(String action) {
        return KnownActions.ALL.contains(action)
                ? new CallError(Code.NotSupported, action + " is not supported by this charge point")
                : new CallError(Code.NotImplemented, "The action is not known");
    }

    private void park(Incoming incoming) {
        if (parking.park(incoming, late -> replies.error(late, beingReplaced()))) {
            LOG.info("{} waits for the part of the software that answers it.", incoming.call().action());
        } else {
            replies.error(incoming, beingReplaced());
        }
    }

    private static CallError beingReplaced() {
        return new CallError(Code.InternalError, "A part of the software is being replaced; try again");
    }

    private Request request(Handlers.Bound<?, ?> handler, Frame.Call call) {
        Class<? extends Record> type = handler.operation().request();
        return new Request(type, text.read(type, call.payload(), Strictness.CALL));
    }

    private void serve(Handlers.Bound<?, ?> handler, Incoming incoming, Optional<Request> early) {
        Request request = early.filter(r -> r.type() == handler.operation().request())
                .orElseGet(() -> request(handler, incoming.call()));
        if (request.read() instanceof RecordCodec.Read.Value<?> value) {
            asking.ask(handler, value.record(), incoming);
        } else {
            CallError fault = ((RecordCodec.Read.Fault<?>) request.read()).error();
            invalid.payload(handler.operation().action(), fault);
            replies.error(incoming, fault);
        }
    }

    /** A handler is here: calls that waited for it are dealt with in their order. */
    void bound(Handlers.Bound<?, ?> handler) {
        handlers.add(handler);
        parking.take(handler.operation().action()).forEach(incoming -> serve(handler, incoming, Optional.empty()));
    }

    /** A handler leaves and is not asked again; completes once everything it was asked is answered. */
    CompletableFuture<Void> unbound(ActionHandler<?, ?> handler) {
        handlers.remove(handler);
        text.forget();
        return asking.settled(handler);
    }

    /** The session is over: nothing of it is answered any more. */
    void closed() {
        parking.clear();
        asking.clear();
    }
}
