package dev.hotplug.profile.smart.charging;

import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.ChargingProfileKindType;
import dev.hotplug.ocpp16.types.ChargingProfilePurposeType;
import dev.hotplug.ocpp16.types.ChargingRateUnitType;
import dev.hotplug.ocpp16.types.ChargingSchedulePeriod;
import dev.hotplug.ocpp16.types.RecurrencyKindType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What holds at one moment, straight from the statements: every profile is asked anew at every moment, in dates and decimal
 * fractions. It shares nothing with the code it judges but the messages.
 */
final class Oracle {

    /** A connector with or without a transaction. */
    record Connector(int id, int volt, int phases, BigDecimal others, Optional<Transaction> transaction) {}

    record Transaction(long localId, Instant startedAt) {}

    /** A limit, A per phase, with the phases its profile names. */
    record Limit(BigDecimal ampere, Optional<Integer> phases) {}

    private final List<Installed> profiles;
    private final List<Connector> connectors;
    private final Instant asked;

    /** @param asked when the composite schedule was asked for */
    Oracle(List<Installed> profiles, List<Connector> connectors, Instant asked) {
        this.profiles = profiles;
        this.connectors = connectors;
        this.asked = asked;
    }

    /** The value in a composite schedule: rounded down to tenths, with the phases it is for. */
    String says(int connectorId, Instant moment, ChargingRateUnitType unit) {
        Limit limit = connectorId == 0 ? grid(moment) : one(connector(connectorId), moment);
        Connector measure = connectorId == 0 ? connectors.get(0) : connector(connectorId);
        Optional<Integer> phases = limit.phases.map(n -> n > measure.phases ? measure.phases : n);
        BigDecimal value = unit == ChargingRateUnitType.A
                ? limit.ampere
                : limit.ampere.multiply(BigDecimal.valueOf((long) measure.volt * phases.orElse(measure.phases)));
        BigDecimal forgiving = value.add(new BigDecimal("0.0000001"));
        return forgiving.setScale(1, RoundingMode.FLOOR) + "/" + phases.map(Object::toString).orElse("");
    }

    /** The limit of the transaction on a connector by profiles for transactions alone; empty: none. */
    Optional<Limit> ofTransaction(int connectorId, Instant moment) {
        Connector connector = connector(connectorId);
        Optional<Limit> own = connector.transaction.flatMap(t -> winner(moment, t.startedAt, connector,
                p -> purpose(p, ChargingProfilePurposeType.TxProfile) && p.transaction().getAsLong() == t.localId));
        Instant start = connector.transaction.map(Transaction::startedAt).orElse(asked);
        return own
                .or(() -> winner(moment, start, connector, p -> isDefault(p) && p.connector().value() == connectorId))
                .or(() -> winner(moment, start, connector, p -> isDefault(p) && p.connector().value() == 0));
    }

    /** The ChargePointMaxProfiles; empty: none. */
    Optional<Limit> max(Instant moment) {
        Optional<Limit> found = Optional.empty();
        int level = -1;
        for (Installed p : profiles) {
            Optional<Limit> limit = purpose(p, ChargingProfilePurposeType.ChargePointMaxProfile)
                    ? limit(p, moment, p.receivedAt(), connectors.get(0))
                    : Optional.empty();
            if (limit.isPresent() && p.level() > level) {
                level = p.level();
                found = limit;
            }
        }
        return found;
    }

    private Limit grid(Instant moment) {
        BigDecimal sum = BigDecimal.ZERO;
        Optional<Integer> phases = Optional.empty();
        boolean first = true;
        for (Connector connector : connectors) {
            Limit limit = outlet(connector, moment);
            sum = sum.add(limit.ampere);
            phases = first || phases.equals(limit.phases) ? limit.phases : Optional.empty();
            first = false;
        }
        return both(new Limit(sum, phases), max(moment));
    }

    private Limit one(Connector connector, Instant moment) {
        return both(outlet(connector, moment), max(moment));
    }

    private Limit outlet(Connector connector, Instant moment) {
        return both(new Limit(connector.others, Optional.empty()), ofTransaction(connector.id, moment));
    }

    private static Limit both(Limit one, Optional<Limit> other) {
        if (other.isEmpty()) {
            return one;
        }
        Limit two = other.get();
        Optional<Integer> phases = one.phases.isEmpty() ? two.phases : two.phases.isEmpty() ? one.phases
                : Optional.of(Math.min(one.phases.get(), two.phases.get()));
        return new Limit(one.ampere.min(two.ampere), phases);
    }

    private interface Choice {
        boolean takes(Installed profile);
    }

    private Optional<Limit> winner(Instant moment, Instant start, Connector connector, Choice choice) {
        Optional<Limit> found = Optional.empty();
        int level = -1;
        for (Installed p : profiles) {
            if (choice.takes(p) && p.level() > level) {
                Optional<Limit> limit = limit(p, moment, start, connector);
                if (limit.isPresent()) {
                    level = p.level();
                    found = limit;
                }
            }
        }
        return found;
    }

    /** What one profile says at a moment; empty: it is not in force. */
    private static Optional<Limit> limit(Installed installed, Instant moment, Instant otherwise, Connector connector) {
        ChargingProfile p = installed.profile();
        if (p.validFrom().isPresent() && moment.isBefore(p.validFrom().get().truncatedTo(ChronoUnit.SECONDS))
                || p.validTo().isPresent() && !moment.isBefore(p.validTo().get())) {
            return Optional.empty();
        }
        boolean own = p.chargingProfileKind() != ChargingProfileKindType.Relative
                && p.chargingSchedule().startSchedule().isPresent();
        Instant start = (own ? p.chargingSchedule().startSchedule().get() : otherwise).truncatedTo(ChronoUnit.SECONDS);
        if (moment.isBefore(start)) {
            return Optional.empty();
        }
        if (p.chargingProfileKind() == ChargingProfileKindType.Recurring) {
            Duration every = p.recurrencyKind().get() == RecurrencyKindType.Daily ? Duration.ofHours(24) : Duration.ofDays(7);
            start = start.plus(every.multipliedBy(Duration.between(start, moment).dividedBy(every)));
        }
        Duration into = Duration.between(start, moment);
        if (p.chargingSchedule().duration().isPresent()
                && into.compareTo(Duration.ofSeconds(p.chargingSchedule().duration().get())) >= 0) {
            return Optional.empty();
        }
        ChargingSchedulePeriod period = null;
        for (ChargingSchedulePeriod candidate : p.chargingSchedule().chargingSchedulePeriod()) {
            if (into.compareTo(Duration.ofSeconds(candidate.startPeriod())) >= 0) {
                period = candidate;
            }
        }
        BigDecimal value = period.limit();
        if (p.chargingSchedule().chargingRateUnit() == ChargingRateUnitType.W) {
            int phases = Math.min(period.numberPhases().orElse(3), connector.phases);
            value = value.divide(BigDecimal.valueOf((long) connector.volt * phases), MathContext.DECIMAL64);
        }
        return Optional.of(new Limit(value, period.numberPhases()));
    }

    private Connector connector(int id) {
        return connectors.get(id - 1);
    }

    private static boolean isDefault(Installed p) {
        return purpose(p, ChargingProfilePurposeType.TxDefaultProfile);
    }

    private static boolean purpose(Installed p, ChargingProfilePurposeType purpose) {
        return p.profile().chargingProfilePurpose() == purpose;
    }
}
