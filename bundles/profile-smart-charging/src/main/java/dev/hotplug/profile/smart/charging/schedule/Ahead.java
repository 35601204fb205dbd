package dev.hotplug.profile.smart.charging.schedule;

import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.LimitPlan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A course as a plan for the station, as far ahead as asked for. The station goes on with the last step, so where a limit
 * would come again after the end, the plan does not end without one. Pure.
 *
 * @param until the second up to which the plan is worked out; {@link Course#FOREVER} when nothing more comes
 */
public record Ahead(LimitPlan plan, long until) {

    /** Most steps; a busier plan is worked out less far ahead. */
    public static final int MAX_STEPS = 5_000;

    private static final double ROUNDING = 1e-6;

    /** Works a course out from one second to another. */
    public static Ahead of(Course course, long from, long to) {
        List<Step> steps = new ArrayList<>();
        long second = from;
        while (second < to && steps.size() < MAX_STEPS) {
            Piece piece = course.at(second);
            Step step = step(steps.isEmpty() ? Instant.EPOCH : Instant.ofEpochSecond(second), piece);
            if (steps.isEmpty() || !steps.get(steps.size() - 1).sameAs(step)) {
                steps.add(step);
            }
            second = Math.max(second + 1, piece.until());
        }
        if (second < Course.FOREVER) {
            keepLimited(steps, second);
        }
        boolean nothing = steps.size() == 1 && steps.get(0).milliampere().isEmpty();
        return new Ahead(nothing ? LimitPlan.NONE : new LimitPlan(steps), second);
    }

    /** More is to come after the end: until it is worked out the last limit stays. */
    private static void keepLimited(List<Step> steps, long end) {
        if (steps.get(steps.size() - 1).milliampere().isPresent()) {
            return;
        }
        for (int i = steps.size() - 2; i >= 0; i--) {
            if (steps.get(i).milliampere().isPresent()) {
                steps.add(steps.get(i).movedTo(Instant.ofEpochSecond(end)));
                return;
            }
        }
    }

    private static Step step(Instant from, Piece piece) {
        return piece.limits()
                ? new Step(
                        from,
                        OptionalInt.of((int) Math.min(Integer.MAX_VALUE, Math.floor(piece.ampere() * 1000 + ROUNDING))),
                        piece.phases() == Piece.ANY_PHASES ? OptionalInt.empty() : OptionalInt.of(piece.phases()),
                        (int) Math.min(Integer.MAX_VALUE, Math.ceil(piece.least() * 1000 - ROUNDING)))
                : Step.none(from);
    }
}
