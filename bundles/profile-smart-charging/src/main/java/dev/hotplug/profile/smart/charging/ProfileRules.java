package dev.hotplug.profile.smart.charging;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp16.smartcharging.ClearChargingProfile;
import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.ChargingProfileKindType;
import dev.hotplug.ocpp16.types.ChargingProfilePurposeType;
import dev.hotplug.ocpp16.types.ChargingSchedulePeriod;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which profiles may be installed, which they replace, and which a ClearChargingProfile means. Pure. */
final class ProfileRules {

    private ProfileRules() {}

    /** Why a profile cannot be installed, whatever it is for: the end of a sentence that begins with "the profile". */
    static Optional<String> refusal(ChargingProfile profile) {
        if (profile.stackLevel() > SmartChargingKeys.MAX_STACK_LEVEL) {
            return Optional.of("has a stackLevel above ChargeProfileMaxStackLevel");
        }
        if (profile.transactionId().isPresent() && !isFor(profile, ChargingProfilePurposeType.TxProfile)) {
            return Optional.of("names a transactionId and is no TxProfile");
        }
        if (profile.validFrom().isPresent() && profile.validTo().filter(to -> !to.isAfter(profile.validFrom().get())).isPresent()) {
            return Optional.of("has a validTo that is not after its validFrom");
        }
        return recurrence(profile).or(() -> periods(profile.chargingSchedule().chargingSchedulePeriod())).or(() -> profile
                .chargingSchedule().minChargingRate().filter(rate -> rate.signum() < 0)
                .map(rate -> "has a negative minChargingRate"));
    }

    /** Why a profile cannot be for that connector (statement 79). */
    static Optional<String> misplaced(ChargingProfile profile, ConnectorId connector) {
        boolean max = isFor(profile, ChargingProfilePurposeType.ChargePointMaxProfile);
        if (max && !connector.isChargePoint()) {
            return Optional.of("is a ChargePointMaxProfile, which is for connector 0 only");
        }
        boolean tx = isFor(profile, ChargingProfilePurposeType.TxProfile);
        return tx && connector.isChargePoint() ? Optional.of("is a TxProfile, which is never for connector 0") : Optional.empty();
    }

    /** Those that it takes the place of: the same id, or the same purpose and level at the same place (statement 80). */
    static Set<Integer> replaced(Collection<Installed> present, Installed next) {
        return present.stream()
                .filter(p -> p.id() == next.id() || p.samePlaceAs(next))
                .map(Installed::id)
                .collect(Collectors.toSet());
    }

    /** Those that are meant: an id alone counts, else everything that is named has to fit (statement 86). */
    static Set<Integer> cleared(Collection<Installed> present, ClearChargingProfile.Req request) {
        return present.stream()
                .filter(p -> request.id().map(id -> id == p.id()).orElseGet(() -> fits(p, request)))
                .map(Installed::id)
                .collect(Collectors.toSet());
    }

    static boolean isFor(ChargingProfile profile, ChargingProfilePurposeType purpose) {
        return profile.chargingProfilePurpose() == purpose;
    }

    private static boolean fits(Installed profile, ClearChargingProfile.Req request) {
        return request.connectorId().filter(c -> c != profile.connector().value()).isEmpty()
                && request.chargingProfilePurpose().filter(p -> !profile.is(p)).isEmpty()
                && request.stackLevel().filter(level -> level != profile.level()).isEmpty();
    }

    private static Optional<String> recurrence(ChargingProfile profile) {
        boolean recurring = profile.chargingProfileKind() == ChargingProfileKindType.Recurring;
        if (recurring && profile.recurrencyKind().isEmpty()) {
            return Optional.of("is Recurring and has no recurrencyKind");
        }
        return recurring && profile.chargingSchedule().startSchedule().isEmpty()
                ? Optional.of("is Recurring and has no startSchedule")
                : Optional.empty();
    }

    private static Optional<String> periods(List<ChargingSchedulePeriod> periods) {
        if (periods.size() > SmartChargingKeys.MAX_PERIODS) {
            return Optional.of("has more periods than ChargingScheduleMaxPeriods");
        }
        if (periods.get(0).startPeriod() != 0) {
            return Optional.of("has a first period that does not start at 0");
        }
        int before = -1;
        for (ChargingSchedulePeriod period : periods) {
            Optional<String> wrong = period(period, before);
            if (wrong.isPresent()) {
                return wrong.map(text -> "has a period that starts at " + period.startPeriod() + " " + text);
            }
            before = period.startPeriod();
        }
        return Optional.empty();
    }

    private static Optional<String> period(ChargingSchedulePeriod period, int before) {
        if (period.startPeriod() <= before) {
            return Optional.of("and not after the one before it");
        }
        if (period.limit().compareTo(BigDecimal.ZERO) < 0) {
            return Optional.of("with a negative limit");
        }
        return period.numberPhases().filter(n -> n < 1 || n > 3).map(n -> "with numberPhases other than 1 to 3");
    }
}
