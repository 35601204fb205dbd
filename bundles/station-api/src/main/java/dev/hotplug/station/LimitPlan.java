package dev.hotplug.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much current a source allows, from when: what it leaves with the station to be obeyed whether or not the source is
 * there. Each step holds until the next, the last one for ever; the first also holds before it, so that no jump of the clock
 * lifts a limit. Without steps there is no limit. Immutable.
 *
 * @param steps in ascending order of time, at most {@value #MAX_STEPS}
 */
public record LimitPlan(List<Step> steps) {

    /** Most steps of a plan. */
    public static final int MAX_STEPS = 20_000;

    /** No limit at any time. */
    public static final LimitPlan NONE = new LimitPlan(List.of());

    /** @throws IllegalArgumentException when the steps do not ascend or are too many */
    public LimitPlan {
        steps = List.copyOf(steps);
        if (steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException("a plan has at most " + MAX_STEPS + " steps, not " + steps.size());
        }
        for (int i = 1; i < steps.size(); i++) {
            if (!steps.get(i).from().isAfter(steps.get(i - 1).from())) {
                throw new IllegalArgumentException("step " + i + " is not after the one before it");
            }
        }
    }

    /** The same limit at all times, mA per phase. */
    public static LimitPlan of(int milliampere) {
        return new LimitPlan(List.of(Step.of(Instant.EPOCH, milliampere)));
    }

    /** The step in force at a moment; empty without steps. */
    public Optional<Step> at(Instant moment) {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(Math.max(0, indexAt(moment))));
    }

    /** When the next step after a moment begins; empty when there is none. */
    public Optional<Instant> nextAfter(Instant moment) {
        int next = indexAt(moment) + 1;
        return next < steps.size() ? Optional.of(steps.get(next).from()) : Optional.empty();
    }

    private int indexAt(Instant moment) {
        int low = 0;
        int high = steps.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).from().isAfter(moment)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
    }

    /**
     * What holds from a moment on.
     *
     * @param milliampere      most current per phase; empty: no limit by this source; below the model's minimum: a pause
     * @param phases           most phases that may be used; empty: all. Fewer only where the model can switch
     * @param leastMilliampere below this an offer is of no use to the car, and the charge pauses instead; 0 for none
     */
    public record Step(Instant from, OptionalInt milliampere, OptionalInt phases, int leastMilliampere) {

        public Step {
            if (milliampere.orElse(0) < 0 || leastMilliampere < 0 || phases.orElse(1) < 1) {
                throw new IllegalArgumentException("a step has a negative value, or no phase");
            }
        }

        /** A limit for all phases. */
        public static Step of(Instant from, int milliampere) {
            return new Step(from, OptionalInt.of(milliampere), OptionalInt.empty(), 0);
        }

        /** The end of a limit. */
        public static Step none(Instant from) {
            return new Step(from, OptionalInt.empty(), OptionalInt.empty(), 0);
        }

        /** It allows the same, whenever it began. */
        public boolean sameAs(Step other) {
            return milliampere.equals(other.milliampere)
                    && phases.equals(other.phases)
                    && leastMilliampere == other.leastMilliampere;
        }

        /** The same from another moment on. */
        public Step movedTo(Instant moment) {
            return new Step(moment, milliampere, phases, leastMilliampere);
        }
    }
}
