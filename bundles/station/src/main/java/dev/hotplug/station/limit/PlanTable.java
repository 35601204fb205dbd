package dev.hotplug.station.limit;

import dev.hotplug.station.commit.Commits;
import dev.hotplug.store.Batch;
import dev.hotplug.store.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plans of one kind that are in force, one document each; what is in force is durable. Loop. */
public final class PlanTable<P> {

    private static final Logger LOG = LoggerFactory.getLogger(PlanTable.class);

    private final Commits commits;
    private final String namespace;
    private final P none;
    private final Function<P, Fields> write;
    private final Map<Place, P> inForce = new HashMap<>();
    /** As last handed to the store, with its outcome; only while that is on its way. */
    private final Map<Place, Handed<P>> handed = new HashMap<>();

    private record Handed<P>(P plan, CompletionStage<Boolean> outcome) {}

    /**
     * Reads what is stored. A plan that cannot be read is left out and reported: whoever left it leaves it again.
     *
     * @param none the plan that needs no document
     */
    public PlanTable(Commits commits, String namespace, P none, Function<P, Fields> write, Function<Fields, P> read) {
        this.commits = commits;
        this.namespace = namespace;
        this.none = none;
        this.write = write;
        commits.store().documents(namespace).forEach((name, fields) -> load(name, fields, read));
    }

    private void load(String name, Fields fields, Function<Fields, P> read) {
        try {
            P plan = read.apply(fields);
            Place.ofDocument(name).ifPresent(place -> inForce.put(place, plan));
        } catch (RuntimeException e) {
            LOG.error("A limit of the current could not be read and is not in force: {} {}: {}", namespace, name, e.getMessage());
        }
    }

    public Map<Place, P> inForce() {
        return Map.copyOf(inForce);
    }

    /** Completes on the loop: true once the plan is durable and in force, false when it cannot be stored. */
    public CompletionStage<Boolean> put(Place place, P plan) {
        Handed<P> before = handed.get(place);
        if (before != null && before.plan().equals(plan)) {
            return before.outcome();
        }
        if (before == null && inForce.getOrDefault(place, none).equals(plan)) {
            return CompletableFuture.completedStage(true);
        }
        CompletionStage<Boolean> outcome =
                commits.commit(batch(place, plan)).handle((done, failure) -> settled(place, plan, failure));
        if (!outcome.toCompletableFuture().isDone()) {
            handed.put(place, new Handed<>(plan, outcome));
        }
        return outcome;
    }

    private Batch batch(Place place, P plan) {
        return plan.equals(none)
                ? new Batch().delete(namespace, place.document())
                : new Batch().put(namespace, place.document(), write.apply(plan));
    }

    private boolean settled(Place place, P plan, Throwable failure) {
        if (handed.containsKey(place) && handed.get(place).plan() == plan) {
            handed.remove(place);
        }
        if (failure != null) {
            LOG.error("A limit of the current could not be stored: {}", Commits.cause(failure).getMessage());
        } else if (plan.equals(none)) {
            inForce.remove(place);
        } else {
            inForce.put(place, plan);
        }
        return failure == null;
    }
}
