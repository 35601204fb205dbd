package dev.hotplug.profile.local.auth.list;

import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.store.Fields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An entry as the station reads it: {@code status}, and where given {@code expiry} (ISO 8601) and {@code parent}. */
final class EntryFields {

    /** Most entries have a status and nothing else; they share one record for each. */
    private static final Map<AuthorizationStatus, Fields> PLAIN = Arrays.stream(AuthorizationStatus.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), s -> Fields.of("status", s.name())));

    private EntryFields() {}

    static Fields of(IdTagInfo info) {
        if (info.expiryDate().isEmpty() && info.parentIdTag().isEmpty()) {
            return PLAIN.get(info.status());
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("status", info.status().name());
        info.expiryDate().ifPresent(expiry -> values.put("expiry", expiry.toString()));
        info.parentIdTag().map(IdTag::value).ifPresent(parent -> values.put("parent", parent));
        return new Fields(values);
    }
}
