package dev.hotplug.ocpp16.core;

import dev.hotplug.model.IdTag;
import dev.hotplug.ocpp.Operation;
import dev.hotplug.ocpp16.types.ChargingProfile;
import dev.hotplug.ocpp16.types.Limits;
import dev.hotplug.ocpp16.types.RemoteStartStopStatus;
import java.util.Optional;

/** Asks for a transaction to be started (OCPP 1.6 section 5.11). */
public final class RemoteStartTransaction {

    public static final Operation<Req, Conf> OPERATION = new Operation<>("RemoteStartTransaction", Req.class, Conf.class);

    private RemoteStartTransaction() {}

    /** @param connectorId empty: the charge point chooses */
    public record Req(Optional<Integer> connectorId, IdTag idTag, Optional<ChargingProfile> chargingProfile) {

        public Req {
            Limits.atLeast("connectorId", 0, connectorId);
        }
    }

    public record Conf(RemoteStartStopStatus status) {}
}
