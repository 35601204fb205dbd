package dev.hotplug.profile.smart.charging;

import dev.hotplug.hardware.Capabilities;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.ChargingProfileKindType;
import dev.hotplug.ocpp16.types.ChargingProfilePurposeType;
import dev.hotplug.ocpp16.types.ChargingRateUnitType;
import dev.hotplug.ocpp16.types.ChargingSchedule;
import dev.hotplug.ocpp16.types.ChargingSchedulePeriod;
import dev.hotplug.ocpp16.types.RecurrencyKindType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Random profiles around one moment, with edges on purpose: durations of 0, 1 second, a day exactly and one second beside
 * it, equal starts, validity that begins or ends within a period, starts days ago, seconds ago, now, and to come.
 */
final class RandomStack {

    static final Instant NOW = Instant.parse("2026-03-28T23:59:30Z");

    private static final int DAY = 86_400;
    private static final int[] EDGES = {0, 1, 2, 5, 30, 60, 61, 119, 3_600, DAY - 1, DAY, DAY + 1, 7 * DAY - 1, 7 * DAY, 7 * DAY + 1};

    final List<Installed> profiles = new ArrayList<>();
    final List<Oracle.Connector> connectors = new ArrayList<>();
    final int duration;
    private final Random random;

    RandomStack(long seed) {
        random = new Random(seed);
        int outlets = random.nextInt(4) == 0 ? 2 : 1;
        int phases = random.nextInt(3) == 0 ? 1 : 3;
        for (int id = 1; id <= outlets; id++) {
            connectors.add(new Oracle.Connector(
                    id, random.nextBoolean() ? 230 : 240, phases, BigDecimal.valueOf(random.nextBoolean() ? 32 : 20),
                    random.nextInt(3) == 0
                            ? Optional.empty()
                            : Optional.of(new Oracle.Transaction(100L + id, near(random.nextInt(4) == 0 ? DAY : 90)))));
        }
        int count = random.nextInt(7);
        for (int i = 0; i < count; i++) {
            add(i);
        }
        duration = random.nextInt(20) == 0 ? 0 : random.nextInt(10) == 0 ? 1 : random.nextInt(70);
    }

    Capabilities capabilities() {
        return new Capabilities(
                connectors.stream()
                        .map(c -> new Capabilities.Connector(
                                new ConnectorId(c.id()), true, false, c.phases(), false, 6_000, 32_000, c.volt(), true, false))
                        .toList(),
                true, false);
    }

    List<Plans.Running> running() {
        return connectors.stream()
                .flatMap(c -> c.transaction().stream()
                        .map(t -> new Plans.Running(new ConnectorId(c.id()), t.localId(), t.startedAt())))
                .toList();
    }

    private void add(int id) {
        ChargingProfilePurposeType purpose = pick(ChargingProfilePurposeType.values());
        Oracle.Connector connector = connectors.get(random.nextInt(connectors.size()));
        boolean own = purpose == ChargingProfilePurposeType.TxProfile;
        if (own && connector.transaction().isEmpty()) {
            return;
        }
        boolean all = purpose == ChargingProfilePurposeType.ChargePointMaxProfile || !own && random.nextBoolean();
        Installed next = new Installed(
                profile(id, purpose),
                new ConnectorId(all ? 0 : connector.id()),
                near(60),
                own ? OptionalLong.of(connector.transaction().get().localId()) : OptionalLong.empty());
        if (profiles.stream().noneMatch(next::samePlaceAs)) {
            profiles.add(next);
        }
    }

    private ChargingProfile profile(int id, ChargingProfilePurposeType purpose) {
        ChargingProfileKindType kind = pick(ChargingProfileKindType.values());
        boolean recurring = kind == ChargingProfileKindType.Recurring;
        boolean start = recurring || random.nextInt(5) > (kind == ChargingProfileKindType.Absolute ? 0 : 3);
        Optional<Instant> validFrom = random.nextInt(3) == 0 ? Optional.of(near(120).plusMillis(random.nextInt(2) * 400L)) : Optional.empty();
        Optional<Instant> validTo = random.nextInt(3) == 0 ? Optional.of(near(120).plusSeconds(60).plusMillis(random.nextInt(2) * 400L)) : Optional.empty();
        return new ChargingProfile(
                id, Optional.empty(), random.nextInt(4), purpose, kind,
                recurring ? Optional.of(pick(RecurrencyKindType.values())) : Optional.empty(),
                validFrom, validTo, schedule(start));
    }

    private ChargingSchedule schedule(boolean start) {
        Optional<Integer> length = random.nextInt(3) == 0
                ? Optional.empty()
                : Optional.of(random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextInt(200));
        return new ChargingSchedule(
                length,
                start ? Optional.of(start()) : Optional.empty(),
                random.nextInt(3) == 0 ? ChargingRateUnitType.W : ChargingRateUnitType.A,
                periods(),
                Optional.empty());
    }

    /** Days or weeks ago to the second, or beside it, or near. */
    private Instant start() {
        Instant near = near(150);
        return switch (random.nextInt(4)) {
            case 0 -> near.minus(Duration.ofDays(random.nextInt(15)));
            case 1 -> near.minus(Duration.ofDays(7L * random.nextInt(3)));
            case 2 -> near.plusMillis(random.nextInt(1000));
            default -> near;
        };
    }

    private List<ChargingSchedulePeriod> periods() {
        List<ChargingSchedulePeriod> periods = new ArrayList<>();
        int at = 0;
        int count = 1 + random.nextInt(5);
        boolean long_ = random.nextInt(3) == 0;
        for (int i = 0; i < count; i++) {
            BigDecimal limit = random.nextInt(3) == 0
                    ? BigDecimal.valueOf(random.nextInt(3) * 8L)
                    : BigDecimal.valueOf(random.nextInt(400), 1);
            Optional<Integer> phases = random.nextInt(3) == 0 ? Optional.of(1 + random.nextInt(3)) : Optional.empty();
            periods.add(new ChargingSchedulePeriod(at, limit, phases));
            at += long_ ? 1 + EDGES[random.nextInt(EDGES.length)] : 1 + random.nextInt(60);
        }
        return periods;
    }

    private Instant near(int seconds) {
        return NOW.plusSeconds(random.nextInt(2 * seconds + 1) - seconds);
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
