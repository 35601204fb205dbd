package dev.hotplug.ocpp16.core;

import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.Limits;

/** Unlocks the cable of a connector (OCPP 1.6 section 5.18). */
public final class UnlockConnector {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("UnlockConnector", Req.class, Conf.class);

    private UnlockConnector() {}

    public record Req(int connectorId) {

        public Req {
            Limits.atLeast("connectorId", 0, connectorId);
        }
    }

    public record Conf(UnlockStatus status) {}

    /** What the hardware did. */
    public enum UnlockStatus {
        Unlocked,
        UnlockFailed,
        NotSupported
    }
}
