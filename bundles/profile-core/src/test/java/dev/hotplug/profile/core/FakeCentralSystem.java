package dev.hotplug.profile.core;

import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp.Registration;
import dev.hotplug.testkit.ManualLoop;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The dispatcher and the central system behind it: keeps what was sent, and answers when the test says so, or at once
 * where it was given an answer for the action. A call with the id of one that is unanswered or was answered shares its outcome.
 */
final class FakeCentralSystem implements Csms, Registration {

    final List<Sent> sent = new ArrayList<>();
    final List<CsmsListener> listeners = new ArrayList<>();

    private final ManualLoop loop;
    private final Map<String, Function<Record, Outcome<? extends Record>>> answers = new HashMap<>();
    private final Map<String, Sent> byId = new HashMap<>();
    private final Deque<Sent> waiting = new ArrayDeque<>();
    private State state = State.Unknown;
    private Optional<Instant> nextTry = Optional.empty();
    private boolean open;
    private boolean dead;
    private int lost;
    private int ids;

    FakeCentralSystem(ManualLoop loop) {
        this.loop = loop;
    }

    /** From now on calls of this action are answered at once. */
    FakeCentralSystem answering(String action, Function<Record, Record> conf) {
        answers.put(action, request -> new Outcome.Answered<>(conf.apply(request)));
        return this;
    }

    void connect() {
        loop.run(() -> {
            open = true;
            listeners.forEach(CsmsListener::opened);
        });
    }

    /** The socket ends, and nobody is told yet: from now on nothing can be sent. */
    void die() {
        dead = true;
    }

    /** The link is lost: listeners hear of it, calls under way end. */
    void disconnect() {
        loop.run(() -> {
            open = false;
            dead = false;
            listeners.forEach(CsmsListener::closed);
            while (!waiting.isEmpty()) {
                end(new Outcome.Unanswered<>(Why.LINK_LOST));
            }
        });
    }

    void accept() {
        loop.run(() -> set(State.Accepted, Optional.empty()));
    }

    /** Answers the oldest call that waits. */
    void answer(Record conf) {
        loop.run(() -> end(new Outcome.Answered<>(conf)));
    }

    void refuse() {
        loop.run(() -> end(new Outcome.Refused<>(new CallError(CallError.Code.InternalError, "no"))));
    }

    void timeOut() {
        leave(Why.TIMEOUT);
    }

    /** Leaves the oldest call that waits without an answer. */
    void leave(Why why) {
        loop.run(() -> end(new Outcome.Unanswered<>(why)));
    }

    /** Adds a listener as the dispatcher binds one. */
    void bind(CsmsListener listener) {
        loop.run(() -> {
            listeners.add(listener);
            if (open) {
                listener.opened();
            }
        });
    }

    void unbind(CsmsListener listener) {
        listeners.remove(listener);
    }

    List<String> actions() {
        return sent.stream().map(s -> s.operation().action()).toList();
    }

    <T extends Record> List<T> requests(Class<T> type) {
        return sent.stream().map(Sent::request).filter(type::isInstance).map(type::cast).toList();
    }

    Sent last() {
        return sent.get(sent.size() - 1);
    }

    int waiting() {
        return waiting.size();
    }

    @Override
    public boolean open() {
        return open;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Optional<Instant> nextTry() {
        return nextTry;
    }

    @Override
    public void set(State newState, Optional<Instant> newNextTry) {
        boolean changed = state != newState;
        state = newState;
        nextTry = newNextTry;
        if (changed) {
            List.copyOf(listeners).forEach(listener -> listener.registrationChanged(newState));
        }
    }

    @Override
    public String newMessageId() {
        return "id-" + ++ids;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <Q extends Record, C extends Record> CompletionStage<Outcome<C>> call(
            Operation<Q, C> operation, Q request, Permit permit, String messageId) {
        if (!open) {
            return CompletableFuture.completedFuture(new Outcome.Unanswered<>(Why.NOT_CONNECTED));
        }
        if (dead) {
            if (++lost > 3) {
                throw new AssertionError("the dead socket is tried again and again, and nothing else happens meanwhile");
            }
            return CompletableFuture.completedFuture(new Outcome.Unanswered<>(Why.NOT_CONNECTED));
        }
        if (permit == Permit.ACCEPTED && state != State.Accepted) {
            return CompletableFuture.completedFuture(new Outcome.Unanswered<>(Why.NOT_ACCEPTED));
        }
        Sent known = byId.get(messageId);
        if (known == null) {
            known = new Sent(operation, request, permit, messageId, new CompletableFuture<>());
            send(known);
        }
        return known.outcome().thenApply(outcome -> (Outcome<C>) outcome);
    }

    private void send(Sent call) {
        sent.add(call);
        byId.put(call.messageId(), call);
        Function<Record, Outcome<? extends Record>> answer = answers.get(call.operation().action());
        if (answer == null) {
            waiting.add(call);
        } else {
            call.outcome().complete(answer.apply(call.request()));
        }
    }

    private void end(Outcome<? extends Record> outcome) {
        Sent call = waiting.remove();
        if (outcome instanceof Outcome.Unanswered<? extends Record>) {
            byId.remove(call.messageId());
        }
        call.outcome().complete(outcome);
    }

    /** One call on the wire. */
    record Sent(
            Operation<?, ?> operation,
            Record request,
            Permit permit,
            String messageId,
            CompletableFuture<Outcome<? extends Record>> outcome) {}
}
