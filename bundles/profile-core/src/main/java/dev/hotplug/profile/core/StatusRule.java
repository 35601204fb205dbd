package dev.hotplug.profile.core;

import dev.hotplug.loop.Stamp;
import dev.hotplug.ocpp16.core.StatusNotification;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a StatusNotification says and when (OCPP 1.6 sections 4.9 and 9.1.18). */
final class StatusRule {

    private StatusRule() {}

    /** How long a status must still last before it is told; zero when that long is over. A change before this start is old enough. */
    static Duration wait(Stamp change, int minimumStatusSeconds, Stamp now) {
        if (change.boot() != now.boot()) {
            return Duration.ZERO;
        }
        long lasted = now.elapsedMillis() - change.elapsedMillis();
        return Duration.ofMillis(Math.max(0, minimumStatusSeconds * 1000L - lasted));
    }

    /** @param at the time of the change, not of sending */
    static StatusNotification.Req request(Outgoing outgoing, Instant at, Optional<String> vendorId) {
        Optional<String> vendorErrorCode = some(outgoing.report().vendorErrorCode());
        return new StatusNotification.Req(
                outgoing.connector().value(),
                outgoing.report().errorCode(),
                some(outgoing.report().info()),
                outgoing.report().status(),
                Optional.of(at),
                vendorErrorCode.flatMap(code -> vendorId),
                vendorErrorCode);
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
