package dev.hotplug.ocpp.dispatch;

import dev.hotplug.loop.Loop;
import dev.hotplug.loop.StationTime;
import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallError.Code;
import dev.hotplug.ocpp.CallQueue.InFlight;
import dev.hotplug.ocpp.Csms.Outcome;
import dev.hotplug.ocpp.Csms.Permit;
import dev.hotplug.ocpp.Csms.Why;
import dev.hotplug.ocpp.Operation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls to the central system: one in flight, the others behind it in their order (OCPP-J section 4.1.1). Station loop
 * unless said otherwise.
 */
final class Calls {

    /** Outcomes that are remembered for a caller that asks again with the same id. */
    static final int REMEMBERED = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final Loop loop;
    private final StationTime time;
    private final MessageText text;
    private final Supplier<Duration> timeout;
    private final IntSupplier room;
    private final Predicate<Permit> permitted;
    private final Predicate<String> send;

    private final Deque<Waiting<?>> queue = new ArrayDeque<>();
    private final Map<String, Known> answered = new LinkedHashMap<>();
    private volatile Waiting<?> inFlight;
    private volatile int waiting;
    private boolean open;

    /**
     * @param timeout   how long to wait for an answer
     * @param room      how many calls may wait behind the one in flight; more come only from a central system that asks for
     *                  messages and never answers them
     * @param permitted whether the registration permits a call now
     * @param send      sends a frame; false when the socket is not open
     */
    Calls(
            Loop loop,
            StationTime time,
            MessageText text,
            Supplier<Duration> timeout,
            IntSupplier room,
            Predicate<Permit> permitted,
            Predicate<String> send) {
        this.loop = loop;
        this.time = time;
        this.text = text;
        this.timeout = timeout;
        this.room = room;
        this.permitted = permitted;
        this.send = send;
    }

    boolean isOpen() {
        return open;
    }

    void opened() {
        open = true;
    }

    /** The link is lost: nothing is sent from here on. */
    void shut() {
        open = false;
    }

    /** The link is lost, and everybody knows: the call in flight and those behind it end Unanswered. */
    void closed() {
        shut();
        List<Waiting<?>> unsent = new ArrayList<>(queue);
        queue.clear();
        waiting = 0;
        if (inFlight != null) {
            finish(inFlight, new Outcome.Unanswered<>(Why.LINK_LOST));
        }
        unsent.forEach(call -> call.end(new Outcome.Unanswered<>(Why.NOT_CONNECTED)));
    }

    <C extends Record> CompletionStage<Outcome<C>> call(
            Operation<?, C> operation, Record request, Permit permit, String id) {
        Optional<CompletionStage<Outcome<C>>> shared = shared(operation, id);
        if (shared.isPresent()) {
            return shared.get();
        }
        Optional<Why> hindrance = hindrance(permit);
        if (hindrance.isPresent()) {
            return CompletableFuture.completedFuture(new Outcome.Unanswered<>(hindrance.get()));
        }
        Waiting<C> call = new Waiting<>(operation, request, permit, id);
        queue.add(call);
        pump();
        return call.outcome.minimalCompletionStage();
    }

    private Optional<Why> hindrance(Permit permit) {
        if (!open) {
            return Optional.of(Why.NOT_CONNECTED);
        }
        if (!permitted.test(permit)) {
            return Optional.of(Why.NOT_ACCEPTED);
        }
        return queue.size() < room.getAsInt() ? Optional.empty() : Optional.of(Why.TIMEOUT);
    }

    /** The outcome of a call with that id that is under way or was answered a moment ago. */
    @SuppressWarnings("unchecked") // the same operation has the same confirmation
    private <C extends Record> Optional<CompletionStage<Outcome<C>>> shared(Operation<?, C> operation, String id) {
        Optional<CompletionStage<Outcome<C>>> underWay = underWay(operation, id)
                .map(call -> ((Waiting<C>) call).outcome.minimalCompletionStage());
        return underWay.or(() -> Optional.ofNullable(answered.get(id))
                .filter(known -> known.operation().equals(operation))
                .map(known -> CompletableFuture.completedFuture((Outcome<C>) known.outcome())));
    }

    private Optional<Waiting<?>> underWay(Operation<?, ?> operation, String id) {
        Waiting<?> sent = inFlight;
        if (sent != null && sent.is(operation, id)) {
            return Optional.of(sent);
        }
        for (Waiting<?> call : queue) {
            if (call.is(operation, id)) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    /** Sends the next call, when none is in flight. */
    private void pump() {
        waiting = queue.size();
        while (inFlight == null && !queue.isEmpty()) {
            Waiting<?> call = queue.remove();
            waiting = queue.size();
            if (permitted.test(call.permit)) {
                transmit(call);
            } else {
                call.end(new Outcome.Unanswered<>(Why.NOT_ACCEPTED));
            }
        }
    }

    private void transmit(Waiting<?> call) {
        String frame;
        try {
            frame = text.call(call.id, call.operation.action(), call.request);
        } catch (RuntimeException e) {
            LOG.error("{} could not be written.", call.operation.action(), e);
            call.end(new Outcome.Refused<>(new CallError(Code.InternalError, "The call could not be written")));
            return;
        }
        call.sentAt = time.elapsedMillis();
        inFlight = call;
        startTimer(call);
        if (!send.test(frame)) {
            finish(call, new Outcome.Unanswered<>(Why.NOT_CONNECTED));
        }
    }

    private void startTimer(Waiting<?> call) {
        Duration waited = Duration.ofMillis(time.elapsedMillis() - call.sentAt);
        call.timer = loop.after(timeout.get().minus(waited), () -> timedOut(call));
    }

    /** The call in flight ends by the new timeout, counted from when it was sent. */
    void timeoutChanged() {
        if (inFlight != null) {
            inFlight.timer.cancel();
            startTimer(inFlight);
        }
    }

    private void timedOut(Waiting<?> call) {
        if (inFlight == call) {
            LOG.info("The central system did not answer {} within {} s.", call.operation.action(), timeout.get().toSeconds());
            finish(call, new Outcome.Unanswered<>(Why.TIMEOUT));
        }
    }

    /** The operation of the call in flight, when it has that id. Any thread. */
    Optional<Operation<?, ?>> awaiting(String id) {
        Waiting<?> call = inFlight;
        return call != null && call.id.equals(id) ? Optional.of(call.operation) : Optional.empty();
    }

    /** The call that waits for its answer. Any thread. */
    Optional<InFlight> sent() {
        Waiting<?> call = inFlight;
        return call == null ? Optional.empty() : Optional.of(new InFlight(call.operation.action(), time.elapsedMillis() - call.sentAt));
    }

    /** Calls behind it. Any thread. */
    int waiting() {
        return waiting;
    }

    /** The central system answered; nothing happens when the call with that id is no longer in flight. */
    void answered(String id, Outcome<?> outcome) {
        Waiting<?> call = inFlight;
        if (call != null && call.id.equals(id)) {
            remember(call, outcome);
            finish(call, outcome);
        }
    }

    private void remember(Waiting<?> call, Outcome<?> outcome) {
        answered.put(call.id, new Known(call.operation, outcome));
        if (answered.size() > REMEMBERED) {
            answered.remove(answered.keySet().iterator().next());
        }
    }

    /** What the caller does with the outcome may be the next call: the place is free by then. */
    private void finish(Waiting<?> call, Outcome<?> outcome) {
        inFlight = null;
        call.timer.cancel();
        call.end(outcome);
        pump();
    }

    /** An outcome that is remembered. */
    private record Known(Operation<?, ?> operation, Outcome<?> outcome) {}

    /** A call that waits, first for its turn, then for its answer. */
    private static final class Waiting<C extends Record> {
        private final Operation<?, C> operation;
        private final Record request;
        private final Permit permit;
        private final String id;
        private final CompletableFuture<Outcome<C>> outcome = new CompletableFuture<>();
        private long sentAt;
        private Loop.Timer timer;

        Waiting(Operation<?, C> operation, Record request, Permit permit, String id) {
            this.operation = operation;
            this.request = request;
            this.permit = permit;
            this.id = id;
        }

        boolean is(Operation<?, ?> other, String otherId) {
            return id.equals(otherId) && operation.equals(other);
        }

        @SuppressWarnings("unchecked") // an answer is read for the confirmation of this very operation
        void end(Outcome<?> how) {
            outcome.complete((Outcome<C>) how);
        }
    }
}
