package dev.hotplug.profile.core;

import dev.hotplug.ocpp.Registration;
import dev.hotplug.ocpp16.core.BootNotification;
import java.time.Duration;
import java.util.Optional;

/**
 * What a BootNotification.conf means (OCPP 1.6 section 4.2).
 *
 * @param state             the registration from now on
 * @param retryAfter        when to send the next BootNotification; empty when Accepted
 * @param heartbeatInterval s, the central system's wish; empty when it has none or did not accept
 */
record BootVerdict(Registration.State state, Optional<Duration> retryAfter, Optional<Integer> heartbeatInterval) {

    /** @param own the wait to use when the central system leaves it to the charge point (interval 0) */
    static BootVerdict of(BootNotification.Conf conf, Duration own) {
        boolean asked = conf.interval() > 0;
        return switch (conf.status()) {
            case Accepted -> new BootVerdict(
                    Registration.State.Accepted,
                    Optional.empty(),
                    asked ? Optional.of(Math.min(conf.interval(), HeartbeatSender.DAY_SECONDS)) : Optional.empty());
            case Pending -> waiting(Registration.State.Pending, asked ? Duration.ofSeconds(conf.interval()) : own);
            case Rejected -> waiting(Registration.State.Rejected, asked ? Duration.ofSeconds(conf.interval()) : own);
        };
    }

    private static BootVerdict waiting(Registration.State state, Duration wait) {
        return new BootVerdict(state, Optional.of(wait), Optional.empty());
    }
}
