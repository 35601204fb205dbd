package dev.hotplug.ocpp.dispatch;

import dev.hotplug.loop.Loop;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp.CsmsListener;
import dev.hotplug.ocpp.TriggerableMessage;
import dev.hotplug.ocpp.Triggers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The messages that can be asked for, and the requests that wait for one whose bundle is being swapped. Station loop. */
final class TriggerDesk implements Triggers, CsmsListener {

    private static final Logger LOG = LoggerFactory.getLogger(TriggerDesk.class);

    private final Loop loop;
    private final Predicate<String> inSet;
    private final Supplier<Bounds> bounds;
    private final Map<TriggerableMessage, String> messages = new LinkedHashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();

    /** @param inSet whether a bundle of the set sends a message */
    TriggerDesk(Loop loop, Predicate<String> inSet, Supplier<Bounds> bounds) {
        this.loop = loop;
        this.inSet = inSet;
        this.bounds = bounds;
    }

    @Override
    public CompletionStage<Status> trigger(String message, Optional<ConnectorId> connector) {
        Optional<TriggerableMessage> sender = sender(message);
        if (sender.isPresent()) {
            return CompletableFuture.completedFuture(ask(sender.get(), message, connector));
        }
        return inSet.test(message) ? await(message, connector) : CompletableFuture.completedFuture(Status.NotImplemented);
    }

    /** A sender is here: requests that waited for it are dealt with in their order. */
    void bound(TriggerableMessage sender) {
        String message = sender.message();
        messages.put(sender, message);
        List<Waiting> served = waiting.stream().filter(w -> w.message.equals(message)).toList();
        waiting.removeAll(served);
        served.forEach(w -> w.end(ask(sender, message, w.connector)));
    }

    void unbound(TriggerableMessage sender) {
        messages.remove(sender);
    }

    /** Who asked hears no answer any more, so nothing is sent either. */
    @Override
    public void closed() {
        List<Waiting> lost = List.copyOf(waiting);
        waiting.clear();
        lost.forEach(w -> w.end(Status.Rejected));
    }

    /** Of several senders the one that came last. */
    private Optional<TriggerableMessage> sender(String message) {
        return messages.entrySet().stream()
                .filter(entry -> entry.getValue().equals(message))
                .map(Map.Entry::getKey)
                .reduce((before, last) -> last);
    }

    /** A sender that fails cannot send. */
    private Status ask(TriggerableMessage sender, String message, Optional<ConnectorId> connector) {
        try {
            Optional<Runnable> send = sender.prepare(connector);
            send.ifPresent(loop::post);
            return send.isPresent() ? Status.Accepted : Status.Rejected;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} was asked for and cannot be sent.", message, e);
            return Status.Rejected;
        }
    }

    private CompletionStage<Status> await(String message, Optional<ConnectorId> connector) {
        if (waiting.size() >= bounds.get().parkCalls()) {
            return CompletableFuture.completedFuture(Status.Rejected);
        }
        LOG.info("{} was asked for and waits for the part of the software that sends it.", message);
        Waiting request = new Waiting(message, connector);
        waiting.add(request);
        request.timer = loop.after(bounds.get().parkTime(), () -> late(request));
        return request.answer;
    }

    private void late(Waiting request) {
        if (waiting.remove(request)) {
            request.end(Status.Rejected);
        }
    }

    private static final class Waiting {
        private final String message;
        private final Optional<ConnectorId> connector;
        private final CompletableFuture<Status> answer = new CompletableFuture<>();
        private Loop.Timer timer;

        Waiting(String message, Optional<ConnectorId> connector) {
            this.message = message;
            this.connector = connector;
        }

        void end(Status status) {
            timer.cancel();
            answer.complete(status);
        }
    }
}
