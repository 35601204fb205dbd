package dev.hotplug.ocpp.dispatch;

import dev.hotplug.ocpp.ActionHandler;
import dev.hotplug.ocpp.Operation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The handlers that are here. Changed on the station loop, read on any thread. */
final class Handlers {

    private final Map<ActionHandler<?, ?>, Bound<?, ?>> bound = new LinkedHashMap<>();
    private volatile Map<String, Bound<?, ?>> byAction = Map.of();

    /** A handler with the operation it said it had. */
    record Bound<Q extends Record, C extends Record>(ActionHandler<Q, C> handler, Operation<Q, C> operation) {

        static <Q extends Record, C extends Record> Bound<Q, C> of(ActionHandler<Q, C> handler) {
            return new Bound<>(handler, handler.operation());
        }
    }

    void add(Bound<?, ?> handler) {
        bound.put(handler.handler(), handler);
        index();
    }

    void remove(ActionHandler<?, ?> handler) {
        bound.remove(handler);
        index();
    }

    /** The handler of an action; of several the one that came last. */
    Optional<Bound<?, ?>> of(String action) {
        return Optional.ofNullable(byAction.get(action));
    }

    private void index() {
        Map<String, Bound<?, ?>> index = new HashMap<>();
        bound.values().forEach(handler -> index.put(handler.operation().action(), handler));
        byAction = Map.copyOf(index);
    }
}
