package dev.hotplug.profile.smart.charging.schedule;

import dev.hotplug.ocpp16.types.ChargingRateUnitType;
import dev.hotplug.ocpp16.types.ChargingSchedule;
import dev.hotplug.ocpp16.types.ChargingSchedulePeriod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The composite schedule (OCPP 1.6 section 5.7). Pure. */
public final class Composite {

    /** Most periods of an answer; a schedule that has more is told as far as it goes, and its duration says so. */
    public static final int MAX_PERIODS = 10_000;

    /** What floating point may lose of a tenth. */
    private static final double ROUNDING = 1e-6;

    private Composite() {}

    /**
     * The schedule from a second on. It covers exactly {@code duration} unless it has more than {@link #MAX_PERIODS}; with
     * duration 0 it tells the present limit. Limits are rounded down to one decimal; periods that then say the same are one.
     *
     * @param course has a limit at all times
     */
    public static ChargingSchedule of(Course course, long from, int duration, ChargingRateUnitType unit, Supply supply) {
        List<ChargingSchedulePeriod> periods = new ArrayList<>();
        long end = from + duration;
        long second = from;
        do {
            Piece piece = course.at(second);
            ChargingSchedulePeriod period = period((int) (second - from), piece, unit, supply);
            if (periods.isEmpty() || !same(periods.get(periods.size() - 1), period)) {
                if (periods.size() == MAX_PERIODS) {
                    end = second;
                    break;
                }
                periods.add(period);
            }
            second = Math.max(second + 1, piece.until());
        } while (second < end);
        return new ChargingSchedule(
                Optional.of((int) (end - from)), Optional.empty(), unit, periods, Optional.empty());
    }

    private static ChargingSchedulePeriod period(int start, Piece piece, ChargingRateUnitType unit, Supply supply) {
        double value = unit == ChargingRateUnitType.W ? supply.watt(piece.ampere(), piece.phases()) : piece.ampere();
        BigDecimal limit = BigDecimal.valueOf((long) Math.floor(value * 10 + ROUNDING), 1);
        Optional<Integer> phases = piece.phases() == Piece.ANY_PHASES
                ? Optional.empty()
                : Optional.of(supply.usable(piece.phases()));
        return new ChargingSchedulePeriod(start, limit, phases);
    }

    private static boolean same(ChargingSchedulePeriod one, ChargingSchedulePeriod other) {
        return one.limit().equals(other.limit()) && one.numberPhases().equals(other.numberPhases());
    }
}
