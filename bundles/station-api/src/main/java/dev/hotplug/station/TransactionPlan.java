package dev.hotplug.station;

import dev.hotplug.station.LimitPlan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a source allows every transaction on a connector that has no plan of its own, also one that begins while the source
 * is absent. At each instant the first layer that has a limit then decides. Immutable.
 *
 * @param layers the weightiest first, at most {@value #MAX_LAYERS}
 */
public record TransactionPlan(List<Layer> layers) {

    /** Most layers. */
    public static final int MAX_LAYERS = 100;

    /** No limit. */
    public static final TransactionPlan NONE = new TransactionPlan(List.of());

    /** @throws IllegalArgumentException when the layers are too many */
    public TransactionPlan {
        layers = List.copyOf(layers);
        if (layers.size() > MAX_LAYERS) {
            throw new IllegalArgumentException("at most " + MAX_LAYERS + " layers, not " + layers.size());
        }
    }

    /** The plan of a transaction that began then. */
    public LimitPlan forTransaction(Instant startedAt) {
        List<Layer> fixed = layers.stream().map(layer -> layer.startedAt(startedAt)).toList();
        TreeSet<Instant> moments = new TreeSet<>();
        moments.add(startedAt);
        fixed.forEach(layer -> layer.moments(startedAt, moments));
        List<Step> steps = new ArrayList<>();
        for (Instant moment : moments) {
            Step step = at(fixed, moment);
            if (steps.size() < LimitPlan.MAX_STEPS && (steps.isEmpty() || !steps.get(steps.size() - 1).sameAs(step))) {
                steps.add(step);
            }
        }
        return new LimitPlan(steps);
    }

    private static Step at(List<Layer> layers, Instant moment) {
        for (Layer layer : layers) {
            Optional<Step> step = layer.at(moment);
            if (step.isPresent()) {
                return step.get().movedTo(moment);
            }
        }
        return Step.none(moment);
    }

    /**
     * One of them.
     *
     * @param relative  its plan counts from the start of the transaction, which stands for {@link Instant#EPOCH}
     * @param validFrom nothing before that
     * @param validTo   nothing from then on
     */
    public record Layer(LimitPlan plan, boolean relative, Optional<Instant> validFrom, Optional<Instant> validTo) {

        /** A plan in wall time, valid always. */
        public static Layer absolute(LimitPlan plan) {
            return new Layer(plan, false, Optional.empty(), Optional.empty());
        }

        /** The same in wall time. */
        Layer startedAt(Instant start) {
            if (!relative) {
                return this;
            }
            List<Step> moved = plan.steps().stream()
                    .map(step -> step.movedTo(start.plus(Duration.between(Instant.EPOCH, step.from()))))
                    .toList();
            return new Layer(new LimitPlan(moved), false, validFrom, validTo);
        }

        Optional<Step> at(Instant moment) {
            boolean valid = validFrom.filter(moment::isBefore).isEmpty() && validTo.filter(to -> !moment.isBefore(to)).isEmpty();
            return valid ? plan.at(moment).filter(step -> step.milliampere().isPresent()) : Optional.empty();
        }

        void moments(Instant after, TreeSet<Instant> into) {
            plan.steps().stream().map(Step::from).filter(m -> m.isAfter(after)).forEach(into::add);
            validFrom.filter(m -> m.isAfter(after)).ifPresent(into::add);
            validTo.filter(m -> m.isAfter(after)).ifPresent(into::add);
        }
    }
}
