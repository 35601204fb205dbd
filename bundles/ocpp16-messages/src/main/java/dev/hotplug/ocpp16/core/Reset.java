package dev.hotplug.ocpp16.core;

import dev.hotplug.ocpp.Operation;

/** Restarts the charge point (OCPP 1.6 section 5.14). */
public final class Reset {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("Reset", Req.class, Conf.class);

    private Reset() {}

    public record Req(ResetType type) {}

    public record Conf(ResetStatus status) {}

    /** How carefully. */
    public enum ResetType {
        Hard,
        Soft
    }

    /** Accepted: it has begun. */
    public enum ResetStatus {
        Accepted,
        Rejected
    }
}
