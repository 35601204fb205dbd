package dev.hotplug.ocpp.dispatch;

import dev.hotplug.loop.Loop;
import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.CallError;
import dev.hotplug.ocpp.CallError.Code;
import dev.hotplug.ocpp.CallException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks handlers and passes their answers on. Whatever a handler does, its call is answered once: when it throws, when it
 * gives nothing, and when it never comes to an end. Station loop.
 */
final class Asking {

    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final Loop loop;
    private final Replies replies;
    private final Supplier<Bounds> bounds;
    private final Set<Question> open = new LinkedHashSet<>();
    private final Map<ActionHandler<?, ?>, CompletableFuture<Void>> leaving = new HashMap<>();

    Asking(Loop loop, Replies replies, Supplier<Bounds> bounds) {
        this.loop = loop;
        this.replies = replies;
        this.bounds = bounds;
    }

    <Q extends Record, C extends Record> void ask(Handlers.Bound<Q, C> handler, Object request, Incoming incoming) {
        Question question = new Question(incoming.read(), handler.handler());
        open.add(question);
        question.timer = loop.after(bounds.get().answerTime(), () -> finish(question, null, tooSlow()));
        handle(handler.handler(), handler.operation().request().cast(request))
                .whenComplete((confirmation, thrown) -> onLoop(() -> finish(question, confirmation, thrown)));
    }

    /** The one place where whatever a handler throws is caught. */
    private static <Q extends Record, C extends Record> CompletionStage<C> handle(ActionHandler<Q, C> handler, Q request) {
        try {
            CompletionStage<C> stage = handler.handle(request);
            return stage == null ? CompletableFuture.failedFuture(new IllegalStateException("the handler gave no stage")) : stage;
        } catch (RuntimeException | LinkageError | AssertionError e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void onLoop(Runnable turn) {
        if (loop.inTurn()) {
            turn.run();
        } else {
            loop.post(turn);
        }
    }

    private void finish(Question question, Record confirmation, Throwable thrown) {
        if (!open.remove(question)) {
            return;
        }
        question.timer.cancel();
        if (confirmation != null && thrown == null) {
            replies.result(question.incoming, confirmation);
        } else {
            replies.error(question.incoming, error(question, thrown));
        }
        settle(question.handler);
    }

    private static CallException tooSlow() {
        return new CallException(new CallError(Code.InternalError, "The call could not be dealt with in time"));
    }

    private static CallError error(Question question, Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof CallException refused) {
            return refused.error();
        }
        LOG.error("{} failed.", question.incoming.call().action(), cause);
        return new CallError(Code.InternalError, "The call could not be dealt with");
    }

    /** Completes once everything that a handler was asked is answered. */
    CompletableFuture<Void> settled(ActionHandler<?, ?> handler) {
        CompletableFuture<Void> settled = leaving.computeIfAbsent(handler, h -> new CompletableFuture<>());
        settle(handler);
        return settled;
    }

    private void settle(ActionHandler<?, ?> handler) {
        if (open.stream().noneMatch(question -> question.handler == handler)) {
            Optional.ofNullable(leaving.remove(handler)).ifPresent(settled -> settled.complete(null));
        }
    }

    /** The session is over: nothing that was asked in it is answered any more. */
    void clear() {
        open.forEach(question -> question.timer.cancel());
        open.clear();
        leaving.values().forEach(settled -> settled.complete(null));
        leaving.clear();
    }

    /** One call that a handler deals with. */
    private static final class Question {
        private final Incoming incoming;
        private final ActionHandler<?, ?> handler;
        private Loop.Timer timer;

        Question(Incoming incoming, ActionHandler<?, ?> handler) {
            this.incoming = incoming;
            this.handler = handler;
        }
    }
}
