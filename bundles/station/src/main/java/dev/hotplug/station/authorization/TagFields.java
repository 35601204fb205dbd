package dev.hotplug.station.authorization;

import dev.hotplug.model.AuthorizationStatus;
import dev.hotplug.model.IdTag;
import dev.hotplug.model.IdTagInfo;
import dev.hotplug.store.Fields;
import java.time.Instant;

/** What is known of a tag, as store fields: {@code status}, and where known {@code expiry} and {@code parent}. */
final class TagFields {

    private TagFields() {}

    static Fields write(IdTagInfo info) {
        Fields status = Fields.of("status", info.status().name());
        Fields expiring = info.expiryDate().map(e -> status.with("expiry", e.toString())).orElse(status);
        return info.parentIdTag().map(p -> expiring.with("parent", p.value())).orElse(expiring);
    }

    /** Reads what was written; a status this version does not know counts as Invalid. */
    static IdTagInfo read(Fields fields) {
        return new IdTagInfo(
                fields.text("expiry").map(Instant::parse),
                fields.text("parent").map(IdTag::new),
                status(fields.required("status")));
    }

    private static AuthorizationStatus status(String text) {
        try {
            return AuthorizationStatus.valueOf(text);
        } catch (IllegalArgumentException e) {
            return AuthorizationStatus.Invalid;
        }
    }
}
