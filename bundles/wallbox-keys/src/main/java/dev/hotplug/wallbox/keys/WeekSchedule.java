package dev.hotplug.wallbox.keys;

import dev.hotplug.station.LimitPlan;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When a car may charge in a week, and with how much current. Outside every window it may not; where windows overlap the one
 * that allows most counts; without windows it always may. Pure.
 *
 * @param windows in the order in which they were given
 */
record WeekSchedule(List<Window> windows) {

    static final int MINUTES_PER_DAY = 24 * 60;

    /** How far ahead a plan reaches, days. */
    static final int AHEAD = 15;
    private static final int BACK = 2;
    private static final int MILLI = 1_000;

    WeekSchedule {
        windows = List.copyOf(windows);
    }

    /**
     * A window of some days.
     *
     * @param days on which it begins
     * @param from minute of the day
     * @param to   minute of the day up to {@link #MINUTES_PER_DAY}; not after {@code from}: of the day after
     * @param amps most current; empty: no limit by the schedule
     */
    record Window(Set<DayOfWeek> days, int from, int to, OptionalInt amps) {

        Window {
            days = Set.copyOf(days);
        }
    }

    /** A window of one day, in the time of the world; {@code to} is no longer in it. */
    private record Span(Instant from, Instant to, OptionalInt amps) {

        boolean contains(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    /** The plan from a moment on, as the clocks of that zone go. */
    LimitPlan plan(Instant now, ZoneId zone) {
        if (windows.isEmpty()) {
            return LimitPlan.NONE;
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        List<Span> spans = new ArrayList<>();
        for (LocalDate day = today.minusDays(BACK); day.isBefore(today.plusDays(AHEAD)); day = day.plusDays(1)) {
            spans.addAll(spans(day, zone));
        }
        SortedSet<Instant> moments = new TreeSet<>(Set.of(today.minusDays(BACK).atStartOfDay(zone).toInstant()));
        spans.forEach(span -> moments.addAll(List.of(span.from(), span.to())));
        return new LimitPlan(steps(moments, spans));
    }

    private List<Span> spans(LocalDate day, ZoneId zone) {
        return windows.stream()
                .filter(w -> w.days().contains(day.getDayOfWeek()))
                .map(w -> new Span(at(day, w.from(), zone), at(w.to() > w.from() ? day : day.plusDays(1), w.to(), zone), w.amps()))
                .filter(span -> span.from().isBefore(span.to())) // not a window that the change to summer time swallows
                .toList();
    }

    private static Instant at(LocalDate day, int minute, ZoneId zone) {
        LocalDate date = minute == MINUTES_PER_DAY ? day.plusDays(1) : day;
        return ZonedDateTime.of(date, LocalTime.ofSecondOfDay(minute % MINUTES_PER_DAY * 60L), zone).toInstant();
    }

    private static List<LimitPlan.Step> steps(SortedSet<Instant> moments, List<Span> spans) {
        List<LimitPlan.Step> steps = new ArrayList<>();
        for (Instant moment : moments) {
            LimitPlan.Step step = step(moment, spans);
            if (steps.isEmpty() || !steps.get(steps.size() - 1).sameAs(step)) {
                steps.add(step);
            }
        }
        return steps;
    }

    private static LimitPlan.Step step(Instant moment, List<Span> spans) {
        List<Span> open = spans.stream().filter(span -> span.contains(moment)).toList();
        return open.stream().anyMatch(span -> span.amps().isEmpty())
                ? LimitPlan.Step.none(moment)
                : LimitPlan.Step.of(moment, open.stream().mapToInt(span -> span.amps().getAsInt()).max().orElse(0) * MILLI);
    }
}
