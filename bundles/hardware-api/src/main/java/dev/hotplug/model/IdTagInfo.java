package dev.hotplug.model;

import java.time.Instant;
import java.util.Optional;

/** What is known of an id tag (OCPP 1.6 section 7.27). */
public record IdTagInfo(Optional<Instant> expiryDate, Optional<IdTag> parentIdTag, AuthorizationStatus status) {

    public static IdTagInfo of(AuthorizationStatus status) {
        return new IdTagInfo(Optional.empty(), Optional.empty(), status);
    }

    /** True when the tag may charge at {@code now}: Accepted and not past its expiry date. */
    public boolean acceptedAt(Instant now) {
        return status == AuthorizationStatus.Accepted && expiryDate.map(now::isBefore).orElse(true);
    }
}
