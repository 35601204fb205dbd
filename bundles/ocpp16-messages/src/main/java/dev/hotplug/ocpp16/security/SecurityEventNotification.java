package dev.hotplug.ocpp16.security;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;
import java.time.Instant;
import java.util.Optional;

/** Tells of a critical security event (security white paper, sections 5.15 and 5.16). */
public final class SecurityEventNotification {

    public static final Operation<Req, Conf> OPERATION =
            new Operation<>("SecurityEventNotification", Req.class, Conf.class);

    /** Characters of techInfo. */
    public static final int MAX_TECH_INFO = 255;

    private SecurityEventNotification() {}

    /** @param type a name of the white paper's table, or another */
    public record Req(String type, Instant timestamp, Optional<String> techInfo) {

        public Req {
            Limits.text("type", type, 50);
            Limits.text("techInfo", techInfo, MAX_TECH_INFO);
        }
    }

    public record Conf() {}
}
