package dev.hotplug.profile.smart.charging;

import dev.hotplug.model.ConnectorId;
import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.ChargingProfileKindType;
import dev.hotplug.ocpp16.types.ChargingProfilePurposeType;
import dev.hotplug.ocpp16.types.ChargingRateUnitType;
import dev.hotplug.ocpp16.types.ChargingSchedule;
import dev.hotplug.ocpp16.types.ChargingSchedulePeriod;
import dev.hotplug.ocpp16.types.RecurrencyKindType;
import dev.hotplug.store.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Profiles as records of the store. A period is {@code start:limit:phases}, the last place empty when it is not given. */
final class ProfileFields {

    private ProfileFields() {}

    static Fields write(Installed installed) {
        Map<String, String> fields = new HashMap<>(write(installed.profile()));
        fields.put("connector", installed.connector().toString());
        fields.put("receivedAt", installed.receivedAt().toString());
        installed.transaction().ifPresent(id -> fields.put("transaction", Long.toString(id)));
        return new Fields(fields);
    }

    /** @throws RuntimeException when it is none */
    static Installed read(Fields fields) {
        return new Installed(
                profile(fields),
                new ConnectorId(Integer.parseInt(fields.required("connector"))),
                Instant.parse(fields.required("receivedAt")),
                fields.text("transaction").map(t -> OptionalLong.of(Long.parseLong(t))).orElse(OptionalLong.empty()));
    }

    static Map<String, String> write(ChargingProfile profile) {
        Map<String, String> fields = new HashMap<>();
        ChargingSchedule schedule = profile.chargingSchedule();
        fields.put("id", Integer.toString(profile.chargingProfileId()));
        fields.put("level", Integer.toString(profile.stackLevel()));
        fields.put("purpose", profile.chargingProfilePurpose().name());
        fields.put("kind", profile.chargingProfileKind().name());
        fields.put("unit", schedule.chargingRateUnit().name());
        fields.put("periods", schedule.chargingSchedulePeriod().stream().map(ProfileFields::text).collect(Collectors.joining(" ")));
        put(fields, "transactionId", profile.transactionId());
        put(fields, "recurrency", profile.recurrencyKind());
        put(fields, "validFrom", profile.validFrom());
        put(fields, "validTo", profile.validTo());
        put(fields, "duration", schedule.duration());
        put(fields, "start", schedule.startSchedule());
        put(fields, "minimum", schedule.minChargingRate().map(BigDecimal::toPlainString));
        return fields;
    }

    /** @throws RuntimeException when it is none */
    static ChargingProfile profile(Fields fields) {
        ChargingSchedule schedule = new ChargingSchedule(
                fields.text("duration").map(Integer::valueOf),
                fields.text("start").map(Instant::parse),
                ChargingRateUnitType.valueOf(fields.required("unit")),
                Arrays.stream(fields.required("periods").split(" ")).map(ProfileFields::period).toList(),
                fields.text("minimum").map(BigDecimal::new));
        return new ChargingProfile(
                Integer.parseInt(fields.required("id")),
                fields.text("transactionId").map(Integer::valueOf),
                Integer.parseInt(fields.required("level")),
                ChargingProfilePurposeType.valueOf(fields.required("purpose")),
                ChargingProfileKindType.valueOf(fields.required("kind")),
                fields.text("recurrency").map(RecurrencyKindType::valueOf),
                fields.text("validFrom").map(Instant::parse),
                fields.text("validTo").map(Instant::parse),
                schedule);
    }

    private static String text(ChargingSchedulePeriod period) {
        return period.startPeriod() + ":" + period.limit().toPlainString() + ":"
                + period.numberPhases().map(Object::toString).orElse("");
    }

    private static ChargingSchedulePeriod period(String text) {
        String[] places = text.split(":", -1);
        return new ChargingSchedulePeriod(
                Integer.parseInt(places[0]),
                new BigDecimal(places[1]),
                places[2].isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(places[2])));
    }

    private static void put(Map<String, String> fields, String name, Optional<?> value) {
        value.ifPresent(v -> fields.put(name, v.toString()));
    }
}
