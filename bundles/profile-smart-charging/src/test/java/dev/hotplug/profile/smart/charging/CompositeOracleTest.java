package dev.hotplug.profile.smart.charging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp16.types.ChargingRateUnitType;
import dev.hotplug.ocpp16.types.ChargingSchedule;
import dev.hotplug.ocpp16.types.ChargingSchedulePeriod;
import dev.hotplug.profile.smart.charging.schedule.Composite;
import dev.hotplug.profile.smart.charging.schedule.Course;
import dev.hotplug.station.LimitPlan;
import dev.hotplug.station.LimitPlan.Step;
import dev.hotplug.testkit.Shows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The composite schedule and the plans for the station, compared second by second with {@link Oracle} on random stacks.
 * {@code -Dhotplug.stacks} for more of them, {@code -Dhotplug.seed} to repeat a run.
 */
@Shows({"S80", "S81", "S82", "S83", "S84", "S87", "GetCompositeSchedule"})
class CompositeOracleTest {

    private static final int STACKS = Integer.getInteger("hotplug.stacks", 100_000);

    private final long seed = Long.getLong("hotplug.seed", new Random().nextLong());

    @Test
    void everySecondOfRandomStacks_isAsTheStatementsSay() {
        long seconds = IntStream.range(0, STACKS)
                .parallel()
                .mapToLong(i -> compare(new RandomStack(seed + i), "-Dhotplug.seed=" + (seed + i)))
                .sum();
        System.out.printf("%d random stacks, %d seconds compared, -Dhotplug.seed=%d%n", STACKS, seconds, seed);
        assertTrue(seconds > 10L * STACKS);
    }

    @Test
    void plansForTheStation_sayTheSame_everySecondAndDaysAhead() {
        IntStream.range(0, STACKS / 25)
                .parallel()
                .forEach(i -> plans(new RandomStack(seed - i), "-Dhotplug.seed=" + (seed - i), new Random(seed - i)));
    }

    private static long compare(RandomStack stack, String run) {
        Oracle oracle = new Oracle(stack.profiles, stack.connectors, RandomStack.NOW);
        long seconds = 0;
        for (int connector = 0; connector <= stack.connectors.size(); connector++) {
            ChargingRateUnitType unit = (stack.duration + connector) % 2 == 0 ? ChargingRateUnitType.A : ChargingRateUnitType.W;
            ChargingSchedule told = composite(stack, connector, unit);
            String where = run + " connector " + connector + " " + unit;
            assertEquals(Optional.of(stack.duration), told.duration(), where);
            assertTrue(told.startSchedule().isEmpty(), where);
            List<ChargingSchedulePeriod> periods = told.chargingSchedulePeriod();
            assertWellFormed(periods, stack.duration, where);
            int period = 0;
            for (int second = 0; second < Math.max(1, stack.duration); second++) {
                if (period + 1 < periods.size() && periods.get(period + 1).startPeriod() <= second) {
                    period++;
                }
                String expected = oracle.says(connector, RandomStack.NOW.plusSeconds(second), unit);
                if (!expected.equals(text(periods.get(period)))) {
                    assertEquals(expected, text(periods.get(period)), where + " second " + second + " " + stack.profiles);
                }
                seconds++;
            }
        }
        return seconds;
    }

    private static void assertWellFormed(List<ChargingSchedulePeriod> periods, int duration, String where) {
        assertEquals(0, periods.get(0).startPeriod(), where);
        for (int i = 1; i < periods.size(); i++) {
            assertTrue(periods.get(i).startPeriod() > periods.get(i - 1).startPeriod(), where);
            assertTrue(periods.get(i).startPeriod() < duration, where);
            assertTrue(!text(periods.get(i)).equals(text(periods.get(i - 1))), where + ": equal neighbours");
        }
    }

    private static String text(ChargingSchedulePeriod period) {
        return period.limit() + "/" + period.numberPhases().map(Object::toString).orElse("");
    }

    private static ChargingSchedule composite(RandomStack stack, int connector, ChargingRateUnitType unit) {
        Outlook outlook = new Outlook(stack.profiles, stack.capabilities());
        List<Course> outlets = new ArrayList<>();
        for (Oracle.Connector c : stack.connectors) {
            ConnectorId id = new ConnectorId(c.id());
            Course profile = c.transaction()
                    .map(t -> outlook.transaction(id, t.localId(), t.startedAt()))
                    .orElseGet(() -> outlook.nextTransaction(id, RandomStack.NOW));
            outlets.add(Course.lowest(List.of(profile, Course.constant(c.others().doubleValue()))));
        }
        Course course = connector == 0 ? Course.sum(outlets) : outlets.get(connector - 1);
        return Composite.of(
                Course.lowest(List.of(course, outlook.max())), RandomStack.NOW.getEpochSecond(), stack.duration, unit,
                outlook.supply(new ConnectorId(connector)));
    }

    private static void plans(RandomStack stack, String run, Random random) {
        Oracle oracle = new Oracle(stack.profiles, stack.connectors, RandomStack.NOW);
        Plans plans = Plans.of(new Outlook(stack.profiles, stack.capabilities()), stack.running(), RandomStack.NOW);
        for (int i = 0; i < 60; i++) {
            Instant moment = RandomStack.NOW.plusSeconds(i < 40 ? random.nextInt(200) : random.nextInt(8 * 86_400));
            String where = run + " at " + moment + " " + stack.profiles;
            assertEquals(oracle.max(moment).map(CompositeOracleTest::milli), at(plans.max(), moment), where);
            for (Oracle.Connector connector : stack.connectors) {
                connector.transaction().ifPresent(t -> {
                    LimitPlan plan = Optional.ofNullable(plans.own().get(t.localId())).orElseGet(
                            () -> plans.defaults().get(new ConnectorId(connector.id())).forTransaction(
                                    Instant.ofEpochSecond(t.startedAt().getEpochSecond())));
                    if (!moment.isBefore(t.startedAt())) {
                        assertEquals(
                                oracle.ofTransaction(connector.id(), moment).map(CompositeOracleTest::milli), at(plan, moment), where);
                    }
                });
            }
        }
    }

    private static Optional<Integer> at(LimitPlan plan, Instant moment) {
        return plan.at(moment).map(Step::milliampere).filter(m -> m.isPresent()).map(m -> m.getAsInt());
    }

    private static int milli(Oracle.Limit limit) {
        return limit.ampere().movePointRight(3).add(new BigDecimal("0.0000001")).setScale(0, RoundingMode.FLOOR).intValue();
    }
}
