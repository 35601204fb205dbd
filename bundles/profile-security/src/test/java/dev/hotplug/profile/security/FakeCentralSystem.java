package dev.hotplug.profile.security;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The dispatcher and the central system behind it; answers when the test says so. */
final class FakeCentralSystem implements Csms, Registration {

    final List<Sent> sent = new ArrayList<>();
    final List<CsmsListener> listeners = new ArrayList<>();
    private final ManualLoop loop;
    private final Deque<Sent> waiting = new ArrayDeque<>();
    private State state = State.Unknown;
    private boolean open;
    private int ids;

    /** A call. */
    record Sent(String action, Record request, Permit permit, String id, CompletableFuture<Outcome<Record>> outcome) {}

    FakeCentralSystem(ManualLoop loop) {
        this.loop = loop;
    }

    void connect() {
        loop.run(() -> {
            open = true;
            listeners.forEach(CsmsListener::opened);
            set(State.Accepted, Optional.empty());
        });
    }

    void disconnect() {
        loop.run(() -> {
            open = false;
            listeners.forEach(CsmsListener::closed);
            while (!waiting.isEmpty()) {
                waiting.poll().outcome().complete(new Outcome.Unanswered<>(Why.LINK_LOST));
            }
        });
    }

    /** Answers the oldest call that waits. */
    void answer(Record conf) {
        loop.run(() -> waiting.remove().outcome().complete(new Outcome.Answered<>(conf)));
    }

    void refuse(CallError.Code code) {
        loop.run(() -> waiting.remove().outcome().complete(new Outcome.Refused<>(new CallError(code, ""))));
    }

    void timeOut() {
        loop.run(() -> waiting.remove().outcome().complete(new Outcome.Unanswered<>(Why.TIMEOUT)));
    }

    Sent last() {
        return sent.get(sent.size() - 1);
    }

    @Override
    public boolean open() {
        return open;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public <Q extends Record, C extends Record> CompletionStage<Outcome<C>> call(
            Operation<Q, C> operation, Q request, Permit permit, String messageId) {
        Sent call = new Sent(operation.action(), request, permit, messageId, new CompletableFuture<>());
        if (!open) {
            return CompletableFuture.completedFuture(new Outcome.Unanswered<>(Why.NOT_CONNECTED));
        }
        sent.add(call);
        waiting.add(call);
        return (CompletionStage) call.outcome();
    }

    @Override
    public String newMessageId() {
        return "new-" + ++ids;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Optional<Instant> nextTry() {
        return Optional.empty();
    }

    @Override
    public void set(State next, Optional<Instant> nextTry) {
        state = next;
        listeners.forEach(listener -> listener.registrationChanged(next));
    }
}
