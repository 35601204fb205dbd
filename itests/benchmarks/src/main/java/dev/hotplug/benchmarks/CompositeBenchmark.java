package dev.hotplug.benchmarks;

import dev.hotplug.benchmarks.Table.Met;
import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.ChargingProfileKindType;
import dev.hotplug.ocpp16.types.ChargingProfilePurposeType;
import dev.hotplug.ocpp16.types.ChargingRateUnitType;
import dev.hotplug.ocpp16.types.ChargingSchedule;
import dev.hotplug.ocpp16.types.ChargingSchedulePeriod;
import dev.hotplug.ocpp16.types.RecurrencyKindType;
import dev.hotplug.profile.smart.charging.schedule.Composite;
import dev.hotplug.profile.smart.charging.schedule.Course;
import dev.hotplug.profile.smart.charging.schedule.Stack;
import dev.hotplug.profile.smart.charging.schedule.Supply;
import dev.hotplug.profile.smart.charging.schedule.Track;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** G12: the composite schedule as profiles, periods and duration grow; processor time of the product's function in this process. */
final class CompositeBenchmark {

    private static final int DAY = 86_400;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Supply SUPPLY = new Supply(230, 3);
    private static final double WARM_CPU_SECONDS = 0.5;

    private final Site site;

    CompositeBenchmark(Site site) {
        this.site = site;
    }

    /**
     * How profiles lie.
     *
     * @param inTurn each is in force for its part of the day, so that every period of every one is passed through; otherwise all
     *               of them are in force all day, and the highest hides the rest
     */
    private record Case(int levels, int periods, int days, boolean inTurn) {

        String name() {
            return levels + " x " + periods + ", " + (days == 1 ? "24 h" : days + " days") + (inTurn ? ", in turn" : ", on top of each other");
        }

        List<Track> tracks() {
            List<Track> tracks = new ArrayList<>();
            int part = inTurn ? DAY / levels : DAY;
            for (int level = 0; level < levels; level++) {
                List<ChargingSchedulePeriod> all = new ArrayList<>();
                for (int i = 0; i < periods; i++) {
                    all.add(new ChargingSchedulePeriod(
                            part / periods * i, BigDecimal.valueOf(60 + (i * 7 + level) % 250, 1), Optional.empty()));
                }
                Instant start = START.plusSeconds(inTurn ? (long) part * level : 0);
                tracks.add(Track.of(profile(level, start, part, all), START, SUPPLY));
            }
            return tracks;
        }

        private static ChargingProfile profile(int level, Instant start, int length, List<ChargingSchedulePeriod> periods) {
            return new ChargingProfile(
                    level, Optional.empty(), level, ChargingProfilePurposeType.TxDefaultProfile, ChargingProfileKindType.Recurring,
                    Optional.of(RecurrencyKindType.Daily), Optional.empty(), Optional.empty(),
                    new ChargingSchedule(
                            Optional.of(length), Optional.of(start), ChargingRateUnitType.A, periods, Optional.empty()));
        }
    }

    void run(Table table) {
        double small = millis(new Case(1, 24, 1, false));
        double full = millis(new Case(30, 240, 1, false));
        double turns = millis(new Case(30, 240, 1, true));
        table.add("G12", "composite schedule, 30 stack levels x 240 periods, 24 h, CPU; growth from 1 x 24", "<= 5 ms; <= 5x for 300x input",
                "<= 1 ms", Numbers.text(full) + " ms, every one of the 7,200 periods in turn " + Numbers.text(turns) + " ms; "
                        + Numbers.text(full / small) + "x where the levels lie on top of each other",
                Met.atMost(Math.max(full, turns), 5, 1).and(Met.of(full / small <= 5 || full < 0.1, true)));
    }

    /** A table of its own: what grows, and what it costs. */
    String growth() {
        StringBuilder text = new StringBuilder("""
                ## As charging profiles grow

                | levels x periods, time asked for | CPU | periods in the answer |
                |---|---|---|
                """);
        for (Case c : List.of(
                new Case(1, 24, 1, false), new Case(10, 24, 1, false), new Case(30, 24, 1, false), new Case(30, 240, 1, false),
                new Case(30, 24, 1, true), new Case(30, 240, 1, true),
                new Case(1, 24, 7, false), new Case(1, 24, 31, false), new Case(1, 24, 366, false), new Case(30, 240, 366, true))) {
            text.append("| %s | %s ms | %,d |%n".formatted(c.name(), Numbers.text(millis(c)), answer(c, c.tracks())));
        }
        return text.append("""

                The cost follows the periods that are passed through, not those that are installed: what a higher level hides is not
                looked at. An answer has at most 10,000 periods.
                """).toString();
    }

    private double millis(Case c) {
        List<Track> tracks = c.tracks();
        double until = cpuSeconds() + (site.quick() ? 0.01 : WARM_CPU_SECONDS);
        while (cpuSeconds() < until) {
            answer(c, tracks);
        }
        int runs = site.count(50, 3);
        double begin = cpuSeconds();
        for (int i = 0; i < runs; i++) {
            answer(c, tracks);
        }
        return (cpuSeconds() - begin) * 1000 / runs;
    }

    /** Says how many periods the answer has. */
    private static int answer(Case c, List<Track> tracks) {
        Course course = Course.lowest(List.of(new Stack(tracks), Course.constant(32)));
        return Composite.of(course, START.getEpochSecond() + 10 * DAY, c.days() * DAY, ChargingRateUnitType.W, SUPPLY)
                .chargingSchedulePeriod()
                .size();
    }

    private static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
