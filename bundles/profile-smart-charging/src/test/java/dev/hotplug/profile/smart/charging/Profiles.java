package dev.hotplug.profile.smart.charging;

import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.ChargingProfileKindType;
import dev.hotplug.ocpp16.types.ChargingProfilePurposeType;
import dev.hotplug.ocpp16.types.ChargingRateUnitType;
import dev.hotplug.ocpp16.types.ChargingSchedule;
import dev.hotplug.ocpp16.types.ChargingSchedulePeriod;
import dev.hotplug.ocpp16.types.RecurrencyKindType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Charging profiles for tests, part by part. */
final class Profiles {

    private int id;
    private Optional<Integer> transactionId = Optional.empty();
    private int level;
    private final ChargingProfilePurposeType purpose;
    private ChargingProfileKindType kind = ChargingProfileKindType.Absolute;
    private Optional<RecurrencyKindType> recurrency = Optional.empty();
    private Optional<Instant> validFrom = Optional.empty();
    private Optional<Instant> validTo = Optional.empty();
    private Optional<Integer> duration = Optional.empty();
    private Optional<Instant> start = Optional.empty();
    private ChargingRateUnitType unit = ChargingRateUnitType.A;
    private final List<ChargingSchedulePeriod> periods = new ArrayList<>();
    private Optional<BigDecimal> minimum = Optional.empty();

    private Profiles(int id, ChargingProfilePurposeType purpose) {
        this.id = id;
        this.purpose = purpose;
    }

    static Profiles max(int id) {
        return new Profiles(id, ChargingProfilePurposeType.ChargePointMaxProfile);
    }

    static Profiles byDefault(int id) {
        return new Profiles(id, ChargingProfilePurposeType.TxDefaultProfile);
    }

    static Profiles tx(int id) {
        return new Profiles(id, ChargingProfilePurposeType.TxProfile);
    }

    Profiles level(int value) {
        level = value;
        return this;
    }

    Profiles transaction(int value) {
        transactionId = Optional.of(value);
        return this;
    }

    Profiles relative() {
        kind = ChargingProfileKindType.Relative;
        return this;
    }

    Profiles recurring(RecurrencyKindType every, Instant first) {
        kind = ChargingProfileKindType.Recurring;
        recurrency = Optional.ofNullable(every);
        start = Optional.ofNullable(first);
        return this;
    }

    Profiles start(Instant value) {
        start = Optional.of(value);
        return this;
    }

    Profiles valid(Instant from, Instant to) {
        validFrom = Optional.ofNullable(from);
        validTo = Optional.ofNullable(to);
        return this;
    }

    Profiles duration(int value) {
        duration = Optional.of(value);
        return this;
    }

    Profiles watt() {
        unit = ChargingRateUnitType.W;
        return this;
    }

    Profiles minimum(String value) {
        minimum = Optional.of(new BigDecimal(value));
        return this;
    }

    Profiles period(int from, String limit) {
        periods.add(new ChargingSchedulePeriod(from, new BigDecimal(limit), Optional.empty()));
        return this;
    }

    Profiles period(int from, String limit, int phases) {
        periods.add(new ChargingSchedulePeriod(from, new BigDecimal(limit), Optional.of(phases)));
        return this;
    }

    /** One period from 0 on. */
    ChargingProfile limit(String limit) {
        return period(0, limit).build();
    }

    ChargingProfile build() {
        return new ChargingProfile(
                id, transactionId, level, purpose, kind, recurrency, validFrom, validTo,
                new ChargingSchedule(duration, start, unit, periods, minimum));
    }
}
