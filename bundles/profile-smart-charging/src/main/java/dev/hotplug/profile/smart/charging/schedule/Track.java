package dev.hotplug.profile.smart.charging.schedule;

import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.ChargingProfileKindType;
import dev.hotplug.ocpp16.types.ChargingRateUnitType;
import dev.hotplug.ocpp16.types.ChargingSchedule;
import dev.hotplug.ocpp16.types.ChargingSchedulePeriod;
import dev.hotplug.ocpp16.types.RecurrencyKindType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One charging profile on the axis of time: when it is in force, and which of its periods (OCPP 1.6 section 3.13). A
 * schedule begins anew 24 hours or 7 days after its start and is cut there (statement 82); it is in force from validFrom
 * until before validTo, and until its duration is over. It begins with the second into which its beginning falls, and a
 * validity ends with the second into which its end falls: a limit holds rather a moment too long than too short.
 */
public final class Track {

    private static final long DAY = 86_400;
    private static final long WEEK = 7 * DAY;

    private final long anchor;
    /** 0: it does not begin anew. */
    private final long cycle;
    private final long length;
    private final long validFrom;
    private final long validTo;
    private final long[] offsets;
    private final double[] ampere;
    private final int[] phases;
    private final double least;

    private Track(ChargingProfile profile, long anchor, Supply supply) {
        ChargingSchedule schedule = profile.chargingSchedule();
        this.anchor = anchor;
        this.cycle = cycle(profile);
        long wanted = schedule.duration().map(Integer::longValue).orElse(Course.FOREVER);
        this.length = cycle == 0 ? wanted : Math.min(wanted, cycle);
        this.validFrom = profile.validFrom().map(Instant::getEpochSecond).orElse(-Course.FOREVER);
        this.validTo = profile.validTo().map(Track::secondAfter).orElse(Course.FOREVER);
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod();
        if (periods.get(0).startPeriod() != 0) {
            throw new IllegalArgumentException("the first period does not start at 0");
        }
        this.offsets = periods.stream().mapToLong(ChargingSchedulePeriod::startPeriod).toArray();
        this.phases = periods.stream().mapToInt(p -> p.numberPhases().orElse(Piece.ANY_PHASES)).toArray();
        this.ampere = periods.stream().mapToDouble(p -> ampere(p, schedule.chargingRateUnit(), supply)).toArray();
        this.least = schedule.minChargingRate()
                .map(rate -> perPhase(rate.doubleValue(), schedule.chargingRateUnit(), Piece.ANY_PHASES, supply))
                .orElse(0.0);
    }

    /**
     * A profile with its place in time.
     *
     * @param otherwise what it counts from when it has no start of its own: the start of the transaction (statement 83)
     * @throws IllegalArgumentException when the first period does not start at 0
     */
    public static Track of(ChargingProfile profile, Instant otherwise, Supply supply) {
        return new Track(profile, ownStart(profile).orElse(otherwise).getEpochSecond(), supply);
    }

    /** When the schedule of a profile starts, if that does not depend on a transaction. */
    public static Optional<Instant> ownStart(ChargingProfile profile) {
        return profile.chargingProfileKind() == ChargingProfileKindType.Relative
                ? Optional.empty()
                : profile.chargingSchedule().startSchedule();
    }

    /** The period in force; -1 when the profile is not. */
    int index(long second) {
        if (second < anchor || second < validFrom || second >= validTo) {
            return -1;
        }
        long offset = offset(second);
        return offset < length ? period(offset) : -1;
    }

    /** What a period says. */
    Piece piece(int index, long until) {
        return new Piece(ampere[index], phases[index], least, until);
    }

    /** The second from which another period, or none, may be in force. */
    long until(long second, int index) {
        long start = second - offset(second);
        long end = index + 1 < offsets.length ? Math.min(offsets[index + 1], length) : length;
        return Math.min(start + end, validTo);
    }

    /** The first second from {@code second} on at which it is in force; {@link Course#FOREVER} for never again. */
    long nextBegin(long second) {
        long from = Math.max(second, Math.max(anchor, validFrom));
        long offset = from >= anchor ? offset(from) : 0;
        if (offset >= length) {
            from = cycle == 0 || length == 0 ? Course.FOREVER : from - offset + cycle;
        }
        return from < validTo ? from : Course.FOREVER;
    }

    /** The first whole second that is not before it. */
    public static long secondAfter(Instant moment) {
        return moment.getNano() == 0 ? moment.getEpochSecond() : moment.getEpochSecond() + 1;
    }

    private long offset(long second) {
        long since = second - anchor;
        return cycle == 0 ? since : since % cycle;
    }

    private int period(long offset) {
        int low = 0;
        int high = offsets.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offsets[middle] <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private static long cycle(ChargingProfile profile) {
        if (profile.chargingProfileKind() != ChargingProfileKindType.Recurring) {
            return 0;
        }
        return profile.recurrencyKind().filter(kind -> kind == RecurrencyKindType.Weekly).isPresent() ? WEEK : DAY;
    }

    private static double ampere(ChargingSchedulePeriod period, ChargingRateUnitType unit, Supply supply) {
        return perPhase(period.limit().doubleValue(), unit, period.numberPhases().orElse(Piece.ANY_PHASES), supply);
    }

    private static double perPhase(double value, ChargingRateUnitType unit, int phases, Supply supply) {
        return unit == ChargingRateUnitType.W ? supply.ampere(value, phases) : value;
    }
}
